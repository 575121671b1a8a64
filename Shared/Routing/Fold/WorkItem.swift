public import Conversation

/// A conversation that waits for, or is with, a person of the team.
public struct WorkItem: Sendable, Equatable {
  /// `waiting` can go to `reserved`, `assigned` and `ended`; `reserved` to `waiting`, `assigned` and
  /// `ended`; `assigned` and `ended` to any other in a later epoch only.
  public enum Phase: UInt8, Sendable, CaseIterable {
    case waiting = 1
    case reserved, assigned, ended
  }

  public var conversation: ConversationID
  /// The conversation's control epoch in which this was said of it; lower ones are void.
  public var epoch: Int64
  public var session: UInt32
  public var phase: Phase
  public var queue = ""
  public var skills: [String] = []
  public var priority: UInt32 = 0
  public var language = ""
  /// When its wait began, in this queue or in one before.
  public var queuedAt = Timestamp(milliseconds: 0)
  /// Whose it is, or who is being asked.
  public var agentID = ""
  /// The reservation that holds the agent's room while `reserved`.
  public var reservation: EventID?
  public var reservedAt: Timestamp?
  /// Who let an offer of it pass, in this epoch.
  public var declinedBy: [String] = []

  public var channel = ""
  public var tier = ""
  /// As `Urgency` numbers them.
  public var urgency: UInt32 = 0
  public var sentiment: Int32 = 0
  /// Of sentiment steps a turn.
  public var slopeHundredths: Int32 = 0
  /// As `EscalationReason` numbers them.
  public var reason: UInt32 = 0
  /// Who had this customer before.
  public var lastAgent = ""
  /// By when the customer was promised an answer.
  public var promised: Timestamp?
  /// The queues in which it waited before this one.
  public var visited: [String] = []
  /// Why it is back in a line, as `RequeueReason` numbers them.
  public var requeueReason: UInt32 = 0
  /// When it came into this queue.
  public var enteredAt = Timestamp(milliseconds: 0)
  public var assignedAt = Timestamp(milliseconds: 0)
  /// What it takes of a capacity.
  public var units: UInt32 = 1
  /// How far what it asks is relaxed: 0 not at all.
  public var ring: UInt32 = 0
  /// Its service levels.
  public var clocks: [ServiceClock] = []
  /// Whether its person wrote since they have it.
  public var isAnswered = false
  /// Whether the customer wrote after that.
  public var customerWaits = false
  public var snoozedUntil: Timestamp?
  /// The wait that was estimated when it came, in milliseconds; 0 where somebody was free.
  public var estimatedP50: UInt32 = 0
  public var estimatedP90: UInt32 = 0
  /// It came while its queue was closed, and waits until that opens again.
  public var isHeld = false

  /// When it goes to another queue; nil where it does not.
  public var overflowDue: Timestamp?

  /// What of its agent's capacity it takes: never more than all, and nothing while that is agreed.
  var takes: UInt32 = 1
  /// The order in which the team's conversations came.
  var number: UInt64 = 0

  /// Whether it takes up room at its agent.
  public var isLoad: Bool { phase == .reserved || phase == .assigned }

  public var waits: Bool { phase == .waiting || phase == .reserved }

  public init(conversation: ConversationID, epoch: Int64, session: UInt32, phase: Phase) {
    self.conversation = conversation
    self.epoch = epoch
    self.session = session
    self.phase = phase
  }
}
