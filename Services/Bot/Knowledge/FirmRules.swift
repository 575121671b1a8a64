internal import Firm
internal import Understanding

/// Which of the firm's always-escalate rules a message meets.
enum FirmRules {
  /// In the firm's order, the first to stand.
  static func matching(
    _ text: String, _ understood: Understood, _ policy: Policy
  ) -> [EscalationRule] {
    let units = Tokenizer.units(Normalizer.fold(text))
    let intents = intents(of: understood, policy)
    return policy.alwaysEscalate.filter { rule in
      rule.intents.contains(where: intents.contains)
        || rule.phrases.values.joined().contains { holds(units, phrase: $0) }
    }
  }

  /// Word by word, or character by character: `the press` is not in `the pressure`.
  private static func holds(_ units: [String], phrase: String) -> Bool {
    let wanted = Tokenizer.units(Normalizer.fold(phrase))
    guard !wanted.isEmpty, units.count >= wanted.count else { return false }
    return (0...(units.count - wanted.count)).contains { start in
      units[start...].starts(with: wanted)
    }
  }

  /// The intent of a certain article, and the names that firms give to what rules recognise.
  private static func intents(of understood: Understood, _ policy: Policy) -> [String] {
    var intents = understood.ruleHits.flatMap { names(of: $0.rule) }
    if let best = understood.matches.first, best.confidence >= policy.bot.answerScore {
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
