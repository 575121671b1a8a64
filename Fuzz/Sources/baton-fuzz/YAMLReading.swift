@testable import Firm

/// The firm's files: one text, read as each of them.
enum YAMLReading {
  static func read(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let problems = ProblemList()
    let place = Place(file: "fuzzed.yaml", line: nil, path: "")
    Document.read(text, at: place, required: true, problems) { section in
      _ = section.each("hours") { $0.openingHours() }
      _ = section.each("teams") { $0.team() }
      _ = section.policy()
      _ = section.gateways()
      _ = section.systemTexts()
      _ = section.each("articles") { $0.article(in: "fuzzed") }
      return ()
    }
    problems.resolveNames()
    for problem in problems.problems + problems.warnings {
      promise(!problem.message.isEmpty, "a problem without words")
      _ = "\(problem)"
    }
  }
}
