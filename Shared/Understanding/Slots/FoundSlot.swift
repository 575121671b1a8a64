/// A slot with its place in folded text.
struct FoundSlot {
  var kind: Slot.Kind
  var value: String
  var range: Range<Int>
}
