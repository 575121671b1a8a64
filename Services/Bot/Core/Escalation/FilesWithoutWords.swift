internal import Conversation

/// The customer sent files and no word, which the bot cannot read.
enum FilesWithoutWords {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    turn.readings.contains(.filesOnly) ? Escalation(.outOfScope) : nil
  }
}
