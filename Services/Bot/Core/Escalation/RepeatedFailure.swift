internal import Conversation

/// The bot failed as often in a row as it may: it was unsure, or was asked again what it had answered.
enum RepeatedFailure {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    guard turn.isEnough, turn.failures.count > 0 || turn.isAskedAgain else { return nil }
    return Escalation(.repeatedFailure)
  }
}
