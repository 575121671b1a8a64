import ServiceHost

/// One thing that `baton doctor` looked at.
struct Finding: Encodable, Equatable, Sendable {
  enum Standing: String, Encodable, Sendable {
    case well, warning, wrong
  }

  var subject: String
  var standing: Standing
  var text: String
  /// What to do about it.
  var mend: String?
  /// How the command ends because of it.
  var exit: Ending?

  private enum CodingKeys: String, CodingKey { case subject, standing, text, mend }

  static func well(_ subject: String, _ text: String) -> Finding {
    Finding(subject: subject, standing: .well, text: text)
  }

  static func warning(_ subject: String, _ text: String, mend: String) -> Finding {
    Finding(subject: subject, standing: .warning, text: text, mend: mend)
  }

  static func wrong(
    _ subject: String, _ text: String, mend: String, exit: Ending = .failed
  ) -> Finding {
    Finding(subject: subject, standing: .wrong, text: text, mend: mend, exit: exit)
  }

  func text(_ style: Style) -> String {
    let mark =
      switch standing {
      case .well: style("✓", .green)
      case .warning: style("!", .yellow)
      case .wrong: style("✗", .red)
      }
    let padding = String(repeating: " ", count: max(1, 14 - subject.count))
    let first = "\(mark) \(subject)\(padding)\(text)"
    guard let mend else { return first }
    return first + "\n" + String(repeating: " ", count: 16) + style("→ \(mend)", .bold)
  }
}
