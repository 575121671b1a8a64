/// The state of one conversation: a pure fold over its records, in the order of the log.
///
/// It holds ids, numbers and a bounded tail of text; carried, at most 256 KiB.
public struct Conversation: Sendable, Equatable {
  public static let messagesPerSession: UInt32 = 2_000

  public let id: ConversationID
  /// The first record this state stands on: its first, or the one that last carried it.
  public internal(set) var firstOffset: Int64 = 0
  public internal(set) var firstTimestamp = Timestamp(milliseconds: 0)
  /// The last record of this conversation, void ones too.
  public internal(set) var lastOffset: Int64 = 0
  public internal(set) var lastTimestamp = Timestamp(milliseconds: 0)

  /// From 1; 0 before the first message.
  public internal(set) var session: UInt32 = 0
  public internal(set) var foldVersion: UInt32 = 0
  public internal(set) var policy = SessionPolicy()
  public internal(set) var control = Control()
  public internal(set) var address = Address()
  public internal(set) var customer = Customer()
  /// The session's last few, this one included, oldest first.
  public internal(set) var sessions: [SessionSummary] = []

  /// How many messages the customer can see, over all sessions.
  public internal(set) var seq: UInt32 = 0
  public internal(set) var chain = Chain()
  public internal(set) var transcript = Transcript()
  public internal(set) var messagesInSession: UInt32 = 0
  /// How many messages were sent to the customer.
  public internal(set) var messagesSent: UInt32 = 0

  /// The customer messages without an answer, oldest first.
  public internal(set) var pending: [PendingMessage] = []
  public internal(set) var turn = TurnState()
  public internal(set) var deadlines: [Deadline] = []
  public internal(set) var queue = QueueState()
  /// The teams whose work it ever was, in any session, in the order of the first time: what of it each of them
  /// must be told is known when the records are gone. Of sessions from fold version 3 on.
  public internal(set) var workedIn: [String] = []
  /// What the bot handed over last, with its context package.
  public internal(set) var handoff: HandoffRequested?
  public internal(set) var offer: OpenOffer?
  public internal(set) var lookups: [LookupState] = []
  /// Suggestions made to the agent, the last twenty.
  public internal(set) var suggestions: [EventID] = []
  /// The highest sequence number that the agent was given a suggestion for.
  public internal(set) var suggestedThrough: UInt32 = 0
  public internal(set) var acknowledgements = Acknowledgements()
  public internal(set) var deliveries: [DeliveryState] = []
  var judged = JudgedEvents()

  init(id: ConversationID) {
    self.id = id
  }

  /// What stands in a log's place that no conversation holds.
  static let vacant: Conversation = {
    var conversation = Conversation(id: ConversationID(hi: 0, lo: 0))
    conversation.firstOffset = .max
    return conversation
  }()

  /// The last place of a session is kept for an answer.
  var isFullForCustomers: Bool { messagesInSession >= Self.messagesPerSession - 1 }

  var isVacant: Bool { firstOffset == .max }
}
