internal import Conversation

/// The bot has sent as many messages in this session as the session's policy allows it; 0 allows any number.
enum TurnsSpent {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    let most = turn.conversation.policy.maxBotTurns
    return most > 0 && turn.conversation.turn.botTurns >= most ? Escalation(.maxTurns) : nil
  }
}
