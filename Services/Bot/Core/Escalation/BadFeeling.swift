internal import Conversation

/// The customer is very upset, or getting so fast, and the bot has nothing better than to ask back or to repeat
/// itself. Feeling alone hands nothing over: it raises the priority, and softens what is said.
enum BadFeeling {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    isVeryUpset(turn) || isFalling(turn) ? Escalation(.negativeSentiment) : nil
  }

  /// The least sentiment that there is.
  private static let least: Int32 = -2

  private static func isVeryUpset(_ turn: OpenTurn) -> Bool {
    guard turn.policy.handover.veryUpset, turn.isUnsure else { return false }
    return turn.conversation.turn.sentiments.last.map { $0 <= least } ?? false
  }

  /// The slope over the last messages is as steep as the firm says, and the last of them is below neutral: who was
  /// delighted and is so no more is not upset.
  private static func isFalling(_ turn: OpenTurn) -> Bool {
    guard let falling = turn.policy.handover.falling, turn.isUnsure || turn.isAskedAgain,
      let last = turn.conversation.turn.sentiments.last, last < 0,
      let slope = turn.conversation.turn.sentimentSlope(overLast: falling.turns)
    else { return false }
    return slope <= falling.slope
  }
}
