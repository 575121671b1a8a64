internal import Conversation

/// The bot knows nothing near enough to ask back about, or may not fail even once.
enum NothingKnown {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    if turn.failures.count + 1 >= turn.policy.handover.unknownTurns {
      for case .unknown(let isNothingFound) in turn.readings {
        return Escalation(isNothingFound ? .noAnswer : .lowConfidence)
      }
    }
    return turn.isEnough ? Escalation(.lowConfidence) : nil
  }
}
