public import Conversation

/// Names that tests speak in, and the ids they stand for.
public enum Named {
  /// The id of the conversation of that name.
  public static func conversation(_ name: String) -> ConversationID {
    ConversationID(hi: 0xC0, lo: hash(name))
  }

  /// The id of the customer message of that name, in that conversation.
  public static func message(_ name: String, in conversation: ConversationID) -> EventID {
    EventID(hi: 0x1, lo: hash(name) ^ conversation.lo &* 31)
  }

  /// The id of the reservation of that name.
  public static func reservation(_ name: String) -> EventID {
    EventID(hi: 0x2, lo: hash(name))
  }

  /// FNV-1a: quick, and the same in every run.
  public static func hash(_ text: String, from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = start
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}

extension SessionPolicy {
  /// The policy of conversations in tests, in round numbers: the bot has 20 s, the first response of
  /// a person 60 s, the next 120 s; half an hour of silence ends a session, wrapping up takes 300 s.
  public static var ofTests: SessionPolicy {
    var policy = SessionPolicy()
    policy.botReplyMs = 20_000
    policy.firstResponseMs = 60_000
    policy.nextResponseMs = 120_000
    policy.idleMs = 1_800_000
    policy.agentIdleMs = 1_800_000
    policy.wrapUpMs = 300_000
    policy.positionIntervalMs = 30_000
    policy.maxBotTurns = 20
    policy.defaultTeam = "care"
    policy.defaultQueue = "general"
    policy.deliveredByGateway = true
    return policy
  }
}
