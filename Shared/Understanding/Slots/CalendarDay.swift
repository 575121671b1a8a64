/// A day of the Gregorian calendar from 1900 to 2100; what lies outside of these years is nothing that a customer means.
public struct CalendarDay: Sendable, Hashable, Comparable {
  public static let years = 1900...2100

  /// Days since 1970-01-01.
  let number: Int

  /// Nil for a day that the calendar does not have, such as the 30th of February, and outside of ``years``.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    number = Self.number(year, month, day)
  }

  init?(number: Int) {
    guard number >= Self.number(Self.years.lowerBound, 1, 1),
      number <= Self.number(Self.years.upperBound, 12, 31)
    else { return nil }
    self.number = number
  }

  /// - Parameter moment: in milliseconds since 1970-01-01 00:00 by the clock whose day is meant.
  public init?(milliseconds moment: Int64) {
    let (days, rest) = moment.quotientAndRemainder(dividingBy: 86_400_000)
    self.init(number: Int(rest < 0 ? days - 1 : days))
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }

  /// As ISO 8601 writes it: `2026-11-24`.
  public var text: String {
    let (year, month, day) = parts
    let digits = [year / 1_000, year / 100 % 10, year / 10 % 10, year % 10]
    return String(digits: digits.map { UInt8($0) }) + "-" + Self.two(month) + "-" + Self.two(day)
  }

  /// 0 for Monday to 6 for Sunday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  func adding(days: Int) -> CalendarDay? { CalendarDay(number: number + days) }

  /// Year, month from 1, day of the month from 1.
  var parts: (year: Int, month: Int, day: Int) {
    // After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years that begin in March, in eras of 400.
    let days = number + 719_468
    let era = days / 146_097
    let ofEra = days % 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let march = (5 * ofYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (
      year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * march + 2) / 5 + 1
    )
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let ofEra = year % 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func two(_ number: Int) -> String {
    String(digits: [UInt8(number / 10), UInt8(number % 10)])
  }
}
