/// Days and times as people read them, on the clock that they were written by.
enum DayText {
  /// `24 November 2026`, `2026年11月24日`; nil for what does not begin with a day such as `2026-11-24`.
  static func day(_ text: String, _ language: AnswerTemplate.Language) -> String? {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = number(parts[0]),
      let month = number(parts[1]), (1...12).contains(month), let day = number(parts[2]),
      (1...31).contains(day)
    else { return nil }
    return language == .chinese
      ? "\(year)年\(month)月\(day)日" : "\(day) \(months[month - 1]) \(year)"
  }

  /// The day, with the time of day where it has one: `24 November 2026, 09:30`, `2026年11月24日 09:30`.
  static func time(_ text: String, _ language: AnswerTemplate.Language) -> String? {
    guard let day = day(text, language) else { return nil }
    let clock = text.dropFirst(11).prefix(5).split(
      separator: ":", omittingEmptySubsequences: false)
    guard clock.map(\.utf8.count) == [2, 2], let hour = number(clock[0]), hour < 24,
      let minute = number(clock[1]), minute < 60
    else { return day }
    return day + (language == .chinese ? " " : ", ") + "\(clock[0]):\(clock[1])"
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
