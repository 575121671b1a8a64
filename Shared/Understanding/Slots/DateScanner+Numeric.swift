/// Days in digits and signs alone.
extension DateScanner {
  func numeric(_ start: Int, _ first: (value: Int, end: Int)) -> FoundSlot? {
    let sign = text[first.end]
    guard sign == "-" || sign == "/" || sign == ".",
      let second = text.digits(first.end + 1), (1...2).contains(second.end - first.end - 1)
    else { return nil }
    let isLast = text[second.end] != sign || !text.isDigit(second.end + 1)
    if isLast {
      return sign == "/" ? withoutYear(start, first, second) : nil
    }
    guard let third = text.digits(second.end + 1), isEnd(third.end, sign) else { return nil }
    let lengths = (first.end - start, third.end - second.end - 1)
    switch lengths {
    case (4, 1...2):
      return slot(
        CalendarDay(year: first.value, month: second.value, day: third.value), start..<third.end)
    case (1...2, 4):
      return dayFirst(first.value, second.value, year: third.value, start..<third.end)
    case (1...2, 2) where sign == "/":
      return dayFirst(first.value, second.value, year: 2_000 + third.value, start..<third.end)
    default: return nil
    }
  }

  private func dayFirst(
    _ first: Int, _ second: Int, year: Int, _ range: Range<Int>
  ) -> FoundSlot? {
    let (day, month) = second > 12 ? (second, first) : (first, second)
    return slot(CalendarDay(year: year, month: month, day: day), range)
  }

  /// `on 24/11`; the shop that is open `24/7` names no day.
  private func withoutYear(
    _ start: Int, _ first: (value: Int, end: Int), _ second: (value: Int, end: Int)
  ) -> FoundSlot? {
    guard first.end - start <= 2, isEnd(second.end, "/"), text[start - 1] == " ",
      !(first.value == 24 && second.value == 7)
    else { return nil }
    var word = start - 1
    while text.isLetter(word - 1) { word -= 1 }
    guard Self.leadingWords.contains(text.word(word).key) else { return nil }
    let (day, month) =
      second.value > 12 ? (second.value, first.value) : (first.value, second.value)
    return slot(MonthDay(month: month, day: day, end: second.end), year: nil, from: start)
  }

  /// No digit, letter or further part follows, but the time of an ISO 8601 moment.
  private func isEnd(_ end: Int, _ sign: Unicode.Scalar) -> Bool {
    if text[end] == "t" { return text.isDigit(end + 1) }
    return !Script.isWordPart(text[end]) && !(text[end] == sign && text.isDigit(end + 1))
  }

  private static let leadingWords: Set<WordKey> = [
    "on", "since", "by", "from", "before", "after", "until", "till", "dated",
  ]
}
