internal import Firm
internal import Understanding

/// Which of the firm's always-escalate rules a message meets.
struct FirmRules: Sendable {
  private let answerScore: Double
  /// In the firm's order, each with the units of its phrases.
  private let rules: [(rule: EscalationRule, phrases: [[String]])]

  init(_ policy: Policy) {
    answerScore = policy.bot.answerScore
    rules = policy.alwaysEscalate.map { rule in
      let phrases = rule.phrases.values.joined().map { Tokenizer.units(Normalizer.fold($0)) }
      return (rule, phrases.filter { !$0.isEmpty })
    }
  }

  /// In the firm's order, the first to stand.
  func matching(_ text: String, _ understood: Understood) -> [EscalationRule] {
    let units = Tokenizer.units(Normalizer.fold(text))
    let intents = intents(of: understood)
    return rules.filter { rule, phrases in
      rule.intents.contains(where: intents.contains)
        || phrases.contains { Self.holds(units, phrase: $0) }
    }.map(\.rule)
  }

  /// Word by word, or character by character: `the press` is not in `the pressure`.
  private static func holds(_ units: [String], phrase: [String]) -> Bool {
    guard units.count >= phrase.count else { return false }
    return (0...(units.count - phrase.count)).contains { start in
      units[start...].starts(with: phrase)
    }
  }

  /// The intent of a certain article, and the names that firms give to what rules recognise.
  private func intents(of understood: Understood) -> [String] {
    var intents = understood.ruleHits.flatMap { Self.names(of: $0.rule) }
    if let best = understood.matches.first, best.confidence >= answerScore {
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
