internal import Firm
internal import Understanding

/// Which of the firm's always-escalate rules a message meets.
struct FirmRules: Sendable {
  private struct Phrase: Sendable {
    var rule: Int
    var units: [String]
  }

  /// In the firm's order.
  private let rules: [EscalationRule]
  /// By their first unit, so that a message meets only those that may begin in it.
  private var phrases: [String: [Phrase]] = [:]

  init(_ policy: Policy) {
    rules = policy.alwaysEscalate
    for (place, rule) in rules.enumerated() {
      for text in rule.phrases.values.joined() {
        let units = Tokenizer.units(Normalizer.fold(text))
        guard let first = units.first else { continue }
        phrases[first, default: []].append(Phrase(rule: place, units: units))
      }
    }
  }

  /// In the firm's order, the first to stand.
  ///
  /// - Parameter answerFrom: from which confidence on an article is certain.
  func matching(
    _ text: String, _ understood: Understood, answerFrom: Double
  ) -> [EscalationRule] {
    let intents = intents(of: understood, answerFrom: answerFrom)
    let said = said(in: Tokenizer.units(Normalizer.fold(text)))
    return rules.enumerated().filter { place, rule in
      said.contains(place) || rule.intents.contains(where: intents.contains)
    }.map(\.element)
  }

  /// Those whose phrase is in it, word by word or character by character: `the press` is not in
  /// `the pressure`.
  private func said(in units: [String]) -> Set<Int> {
    var said: Set<Int> = []
    for start in units.indices {
      for phrase in phrases[units[start]] ?? [] where units[start...].starts(with: phrase.units) {
        said.insert(phrase.rule)
      }
    }
    return said
  }

  /// The intent of a certain article, and the names that firms give to what rules recognise.
  private func intents(of understood: Understood, answerFrom: Double) -> [String] {
    var intents = understood.ruleHits.flatMap { Self.names(of: $0.rule) }
    if let best = understood.matches.first, best.confidence >= answerFrom {
      intents.append(best.article.intent)
    }
    return intents
  }

  private static func names(of rule: Rule) -> [String] {
    switch rule {
    case .lostCard: ["lost_card", "card_lost", "card_stolen"]
    case .fraud: ["fraud", "report_fraud"]
    case .unauthorisedTransfer: ["unauthorised_transfer", "report_fraud", "compromised_card"]
    case .complaint: ["complaint", "file_complaint"]
    case .legalThreat: ["legal_threat"]
    case .harm: ["harm", "safety"]
    case .greeting, .thanks, .goodbye, .personRequested: []
    }
  }
}
