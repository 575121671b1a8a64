public import Foundation

/// Times as RFC 3339 writes them, in UTC and to the millisecond: `2026-11-23T08:00:00.000Z`.
public enum RFC3339 {
  public static func text(_ date: Date) -> String {
    text(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }

  /// Milliseconds since 1970, within the years 0000 to 9999; others are brought to the nearest end.
  public static func text(milliseconds: Int64) -> String {
    let bounded = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
    let day = Int((Double(bounded) / 86_400_000).rounded(.down))
    let rest = Int(bounded) - day * 86_400_000
    let (year, month, dayOfMonth) = civil(day: day)
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
    let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(dayOfMonth, 2))"
    let time =
      "\(pad(hour, 2)):\(pad(minute, 2)):\(pad(rest / 1000 % 60, 2)).\(pad(rest % 1000, 3))"
    return "\(date)T\(time)Z"
  }

  public static func date(_ text: String) -> Date? {
    milliseconds(text).map { Date(timeIntervalSince1970: Double($0) / 1000) }
  }

  /// Nil for what is not a time with an offset; digits beyond the millisecond are dropped, a leap
  /// second is the next one's start.
  public static func milliseconds(_ text: String) -> Int64? {
    var rest = Array(text.utf8)[...]
    func number(_ width: Int) -> Int? {
      guard rest.count >= width else { return nil }
      defer { rest = rest.dropFirst(width) }
      return digits(rest.prefix(width))
    }
    func skip(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = number(4), skip("-"), let month = number(2), skip("-"),
      let day = number(2), skip("Tt"), let hour = number(2), skip(":"),
      let minute = number(2), skip(":"), let second = number(2),
      (1...12).contains(month), (1...daysIn(month, of: year)).contains(day),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var fraction = 0
    if skip(".") {
      let all = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !all.isEmpty, all.count <= 18 else { return nil }
      fraction = digits(Array((all + Array("00".utf8)).prefix(3))[...]) ?? 0
      rest = rest.dropFirst(all.count)
    }
    guard let offset = offset(rest) else { return nil }
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Int64(seconds) * 1000 + Int64(fraction)
  }

  /// Seconds east of UTC, from `Z` or `+08:00`.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    let text = Array(text)
    if text == Array("Z".utf8) || text == Array("z".utf8) { return 0 }
    guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = digits(text[1...2]),
      let minutes = digits(text[4...5]), hours < 24, minutes < 60
    else { return nil }
    switch text[0] {
    case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
    default: return nil
    }
  }

  private static func digits(_ text: ArraySlice<UInt8>) -> Int? {
    text.reduce(Int?(0)) { value, byte in
      guard let value, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      return value * 10 + Int(byte - UInt8(ascii: "0"))
    }
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func daysIn(_ month: Int, of year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days since 1970-01-01 of a date of the Gregorian calendar
  /// (https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date of a day since 1970-01-01 (the same source, `civil_from_days`).
  private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
  }
}
