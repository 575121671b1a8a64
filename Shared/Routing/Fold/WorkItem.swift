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
  public var queuedAt = Timestamp(milliseconds: 0)
  /// Whose it is, or who is being asked.
  public var agentID = ""
  /// The reservation that holds the agent's room while `reserved`.
  public var reservation: EventID?
  public var reservedAt: Timestamp?
  /// Who let an offer of it pass, in this epoch.
  public var declinedBy: [String] = []

  /// Whether it takes up room at its agent.
  public var isLoad: Bool { phase == .reserved || phase == .assigned }

  public init(conversation: ConversationID, epoch: Int64, session: UInt32, phase: Phase) {
    self.conversation = conversation
    self.epoch = epoch
    self.session = session
    self.phase = phase
  }
}

/// An agent as the team's log knows them.
public struct AgentState: Sendable, Equatable {
  public var id: String
  public var name = ""
  public var skills: [String] = []
  /// How many conversations may be offered to them at a time.
  public var capacity: UInt32 = 0
  public var presence: Presence = .offline
  public var acceptingWork = false
  /// Since when they had nothing new.
  public var idleSince = Timestamp(milliseconds: 0)
  /// Conversations they have or are being asked to take.
  public internal(set) var load: UInt32 = 0
  /// Whether the team's configuration still names them.
  public var isListed = true

  public var isAvailable: Bool {
    isListed && presence == .online && acceptingWork && load < capacity
  }

  public init(id: String) {
    self.id = id
  }

  init(unlisted id: String) {
    self.id = id
    isListed = false
  }
}
