/// The names of what a firm sells, built once, found in messages as the longest that stands there.
///
/// Case, width, accents, traditional characters, blanks and hyphens make no difference: `iphone15pro` is the
/// `iPhone 15 Pro`. A name in letters stands between word boundaries, a plural `s` aside; one in Chinese characters may
/// stand anywhere.
public struct ProductNames: Sendable {
  /// The scalars that a name must have at least, blanks and hyphens not counted.
  public static let fewestScalars = 2

  private struct Step: Hashable {
    var node: Int32
    var scalar: Unicode.Scalar
  }

  private var names: [String] = []
  private var steps: [Step: Int32] = [:]
  /// By node, which name ends in it; -1 for none.
  private var ends: [Int32] = [-1]

  /// - Parameter names: as they shall stand in slots; of two that differ in nothing that counts, the first stays.
  public init(_ names: [String] = []) {
    for name in names { add(name) }
  }

  public var isEmpty: Bool { names.isEmpty }

  private mutating func add(_ name: String) {
    let scalars = FoldedText(name).scalars.filter { !Self.isGap($0) }
    guard scalars.count >= Self.fewestScalars else { return }
    var node: Int32 = 0
    for scalar in scalars {
      let step = Step(node: node, scalar: scalar)
      if let next = steps[step] {
        node = next
      } else {
        node = Int32(ends.count)
        ends.append(-1)
        steps[step] = node
      }
    }
    guard ends[Int(node)] < 0 else { return }
    ends[Int(node)] = Int32(names.count)
    names.append(name)
  }

  /// The longest name that begins at a place.
  func product(_ text: SlotText, from start: Int) -> FoundSlot? {
    var node: Int32 = 0
    var place = start
    var found: (name: Int32, end: Int)?
    while place < text.count {
      if place > start, Self.isGap(text[place]) {
        place += 1
        continue
      }
      guard let next = steps[Step(node: node, scalar: text[place])] else { break }
      node = next
      place += 1
      if ends[Int(node)] >= 0, let end = Self.wordEnd(text, place) {
        found = (ends[Int(node)], end)
      }
    }
    return found.map { name, end in
      FoundSlot(kind: .product, value: names[Int(name)], range: start..<end)
    }
  }

  /// Where the word ends whose name ends at a place; nil if the word goes on otherwise.
  private static func wordEnd(_ text: SlotText, _ end: Int) -> Int? {
    if !Script.isWordPart(text[end - 1]) || !Script.isWordPart(text[end]) { return end }
    let isPlural = text.isLetter(end - 1) && text[end] == "s" && !Script.isWordPart(text[end + 1])
    return isPlural ? end + 1 : nil
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "-" }
}
