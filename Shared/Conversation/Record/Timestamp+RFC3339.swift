extension Timestamp {
  /// RFC 3339 in UTC with milliseconds, as in `2026-11-23T08:00:00.250Z`; years 0 to 9999, beyond
  /// which the nearest is given.
  public var rfc3339: String {
    let bounded = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
    let day = bounded.floorDivided(by: 86_400_000)
    let inDay = bounded - day * 86_400_000
    let (year, month, date) = Self.civil(day)
    return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(date, 2) + "T"
      + Self.padded(inDay / 3_600_000, 2) + ":" + Self.padded(inDay / 60_000 % 60, 2) + ":"
      + Self.padded(inDay / 1_000 % 60, 2) + "." + Self.padded(inDay % 1_000, 3) + "Z"
  }

  /// The Gregorian date of a day since 1970, by counting from March in eras of 400 years
  /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let march = (5 * ofYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * march + 2) / 5 + 1)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
