/// Reads order numbers: digits, or letters and digits mixed, of a length that shops use.
enum OrderNumberScanner {
  /// - Parameter named: whether the words before say that it is one: then 4 digits are enough, else 10 scalars.
  static func number(_ text: SlotText, _ chunk: SlotText.Chunk, named: Bool) -> FoundSlot? {
    let length = chunk.range.count
    let isPlain = chunk.range.allSatisfy {
      text.isDigit($0) || text.isLetter($0) || text[$0] == "-"
    }
    guard isPlain, chunk.digits >= 4, chunk.digits * 2 >= length,
      ((named ? 4 : 10)...32).contains(length), named || !hasFormOfDate(text, chunk)
    else { return nil }
    return FoundSlot(
      kind: .orderNumber, value: text.string(chunk.range).uppercased(), range: chunk.range)
  }

  /// `2026-02-30` is no date, and no order number either.
  private static func hasFormOfDate(_ text: SlotText, _ chunk: SlotText.Chunk) -> Bool {
    var lengths: [Int] = [0]
    for place in chunk.range {
      if text[place] == "-" {
        lengths.append(0)
      } else if text.isDigit(place) {
        lengths[lengths.count - 1] += 1
      } else {
        return false
      }
    }
    return lengths.count == 3 && lengths[1] <= 2
      && (lengths[0] == 4 && lengths[2] <= 2 || lengths[0] <= 2 && lengths[2] == 4)
  }
}
