import LogRuntime

/// Whether anything lies among the dead letters, and why.
struct LettersCheck {
  var settings: LogSettings

  func findings() async throws -> [Finding] {
    Self.findings(try await LettersCommand.letters(settings))
  }

  static func findings(_ letters: [DeadLetter]) -> [Finding] {
    guard let last = letters.last else { return [.well("dead letters", "none")] }
    var reasons: [(reason: String, count: Int)] = []
    for letter in letters {
      if let place = reasons.firstIndex(where: { $0.reason == letter.reason }) {
        reasons[place].count += 1
      } else {
        reasons.append((letter.reason, 1))
      }
    }
    let told = reasons.sorted { $0.count > $1.count }.prefix(3)
      .map { "\($0.count) because of: \(EventSummary.plain($0.reason))" }.joined(separator: "; ")
    return [
      .warning(
        "dead letters",
        "\(letters.count), the last of \(EntryRecord.text(of: last.time)); \(told)",
        mend: "baton letters list, then show and, once readable, retry")
    ]
  }
}
