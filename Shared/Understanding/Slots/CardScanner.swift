/// Reads card numbers: 13 to 19 digits with a valid check digit (ISO/IEC 7812-1), solid or in groups of three to six
/// with single blanks or hyphens between, as cards and their holders write them.
///
/// A tenth of all numbers of that length pass the check by chance: to show the end of an order number alone does less
/// harm than to show a card.
enum CardScanner {
  private static let lengths = 13...19

  /// The card number that begins at the first digit of a chunk.
  static func card(_ text: SlotText, in chunk: Range<Int>) -> FoundSlot? {
    var start = chunk.lowerBound
    while start < chunk.upperBound, !text.isDigit(start) { start += 1 }
    // What begins with a plus is a telephone's, whatever its last digit.
    guard text[chunk.lowerBound] != "+", mayBegin(text, at: start) else { return nil }
    var digits: [UInt8] = []
    var ends: [(count: Int, end: Int)] = []
    var place = start
    while digits.count <= lengths.upperBound {
      let group = place
      while text.isDigit(place), digits.count <= lengths.upperBound {
        digits.append(UInt8(text[place].value - 0x30))
        place += 1
      }
      ends.append((digits.count, place))
      guard isGroup(text, group..<place) else { break }
      place += 1
    }
    let valid = ends.filter { end in
      lengths.contains(end.count) && isWhole(text, end.end) && Luhn.isValid(digits[..<end.count])
    }
    // Where a number follows that could belong to it, the commonest length decides.
    guard let card = valid.first(where: { $0.count == 16 }) ?? valid.last else { return nil }
    let last = digits[..<card.count].suffix(4)
    return FoundSlot(kind: .card, value: "•••• " + String(digits: last), range: start..<card.end)
  }

  /// Whether a whole number of that length stands here, or a first group.
  private static func mayBegin(_ text: SlotText, at start: Int) -> Bool {
    var end = start
    while text.isDigit(end) { end += 1 }
    return lengths.contains(end - start) || isGroup(text, start..<end)
  }

  /// Whether another group follows.
  private static func isGroup(_ text: SlotText, _ group: Range<Int>) -> Bool {
    let sign = text[group.upperBound]
    return (3...6).contains(group.count) && (sign == " " || sign == "-")
      && text.isDigit(group.upperBound + 1)
  }

  /// Not the beginning of a group that is too short to be one, such as `4111 1111 1111 11` of `4111 1111 1111 11-1`.
  private static func isWhole(_ text: SlotText, _ end: Int) -> Bool {
    !text.isDigit(end) && !(text[end] == "-" && text.isDigit(end + 1))
  }
}
