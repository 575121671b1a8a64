internal import Conversation

/// Times as https://www.rfc-editor.org/rfc/rfc3339 writes them, in UTC with milliseconds.
enum RFC3339 {
  /// Years 0 to 9999; what lies outside is written as the nearest of them.
  static func text(of time: Timestamp) -> String {
    let milliseconds = min(max(time.milliseconds, -62_167_219_200_000), 253_402_300_799_999)
    let days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
    let ofDay = Int(milliseconds) - days * 86_400_000
    let (year, month, day) = civil(days)
    let clock = [ofDay / 3_600_000, ofDay / 60_000 % 60, ofDay / 1_000 % 60].map { pad($0, 2) }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))T"
      + clock.joined(separator: ":") + ".\(pad(ofDay % 1_000, 3))Z"
  }

  /// Days since 1970 as a date of the Gregorian calendar.
  ///
  /// https://howardhinnant.github.io/date_algorithms.html#civil_from_days
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
