/// Reads days: of the calendar, and counted from the day on which the message was said.
///
/// `2026-11-24`, `24/11/2026`, `24.11.2026`, `Nov 24th, 2026`, `the 24th of November`, `2026年11月24号`, `十一月二十四日`;
/// `yesterday`, `last Friday`, `3 days ago`, `the 5th of this month`; `昨天`, `上周五`, `三天前`, `本月5号`, `去年11月24日`.
///
/// - What the calendar does not have is no day: 30 February, month 13; nor what lies outside of 1900 to 2100.
/// - Of `a/b/year` the day is first (`3/4/2026` is 3 April), unless the second number is above 12. Without a year it
///   is a day only behind a word such as `on` or `since`.
/// - A day without a year is the latest that lies at most 90 days after the day of the message: customers speak of what
///   they bought more than of what will be.
/// - Weeks begin on Monday. `last Friday` is the latest Friday before the day of the message, `this Friday` that of its
///   week, `next Friday` that of the week after; 上周五, 这周五 and 下周五 are those of the weeks before, of it and after.
/// - Without the day of the message there are only days with their year.
struct DateScanner {
  let text: SlotText
  /// The day on which the message was said, if known.
  let said: CalendarDay?

  /// A month and a day of it, and where they end in the text.
  struct MonthDay {
    var month: Int
    var day: Int
    var end: Int
  }

  /// The date that begins in a chunk with digits.
  func inDigits(_ chunk: Range<Int>) -> FoundSlot? {
    let start = chunk.lowerBound
    if text.isLetter(start) { return inWords(start) }
    guard let number = text.digits(start), number.end > start else { return nil }
    return numeric(start, number) ?? chinese(start, number) ?? dayMonth(start, number)
      ?? ago(start) ?? chineseAway(start, number.value, number.end)
  }

  func slot(_ day: CalendarDay?, _ range: Range<Int>) -> FoundSlot? {
    day.map { FoundSlot(kind: .date, value: $0.text, range: range) }
  }

  /// - Parameter year: nil for the one that the day of the message suggests.
  func slot(_ parts: MonthDay, year: Int?, from start: Int) -> FoundSlot? {
    let day =
      year.map { CalendarDay(year: $0, month: parts.month, day: parts.day) }
      ?? latest(parts.month, parts.day)
    return slot(day, start..<parts.end)
  }

  private static let mostDaysAhead = 90

  private func latest(_ month: Int, _ day: Int) -> CalendarDay? {
    guard let said else { return nil }
    let year = said.parts.year
    return (year - 1...year + 1).reversed().lazy
      .compactMap { CalendarDay(year: $0, month: month, day: day) }
      .first { $0.number - said.number <= Self.mostDaysAhead }
  }

  /// A day of the month that is so many months after that of the message.
  func dayOfMonth(_ day: Int, months: Int) -> CalendarDay? {
    guard let parts = said?.parts else { return nil }
    let months = parts.year * 12 + parts.month - 1 + months
    return CalendarDay(year: months / 12, month: months % 12 + 1, day: day)
  }

  /// The last such weekday before the day of the message.
  func last(_ weekday: Int) -> CalendarDay? {
    said.flatMap { $0.adding(days: -(($0.weekday - weekday + 6) % 7 + 1)) }
  }

  /// A day of the week that is so many weeks after that of the message; 0 for Monday.
  func dayOfWeek(_ weekday: Int, weeks: Int) -> CalendarDay? {
    said.flatMap { $0.adding(days: weeks * 7 + weekday - $0.weekday) }
  }
}
