@testable import Firm

/// The firm's files: one text, read as each of them.
enum YAMLReading {
  static func read(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let problems = ProblemList(environment: ["SHOP_TOKEN": "secret"])
    let place = Place(file: "fuzzed.yaml", line: nil, path: "")
    Document.read(text, at: place, required: true, problems) { section in
      let firm = Firm(
        teams: section.each("teams") { $0.team() },
        hours: section.each("hours") { $0.openingHours() },
        policy: section.policy(),
        gateways: section.gateways(), texts: section.systemTexts(),
        connectors: section.connectors(), replies: section.cannedReplies())
      _ = section.child("routing") { $0.routingPolicy() }
      _ = section.each("articles") { $0.article(in: "fuzzed") }
      firm.reportContradictions(to: problems)
      return ()
    }
    problems.resolveNames()
    for problem in problems.problems + problems.warnings {
      promise(!problem.message.isEmpty, "a problem without words")
      _ = "\(problem)"
    }
  }
}
