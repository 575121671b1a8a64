public import Conversation

/// An agent as the team's log knows them.
public struct AgentState: Sendable, Equatable {
  /// Why they accept no work, where it was not themselves who said so.
  public enum Pause: UInt8, Sendable, CaseIterable {
    case none, offersTimedOut, offersDeclined
  }

  public var id: String
  public var name = ""
  /// As `Skill` reads them.
  public var skills: [String] = []
  /// How many units of work may be offered to them at a time.
  public var capacity: UInt32 = 0
  /// The queues that they serve; none for all of the team.
  public var queues: [String] = []
  /// The queues that they serve only when idle.
  public var backfill: [String] = []
  public var presence: Presence = .offline
  public var acceptingWork = false
  /// Since when they had nothing new.
  public var idleSince = Timestamp(milliseconds: 0)
  /// Units of what they have, are being asked to take, and write notes about.
  public internal(set) var load: UInt32 = 0
  /// Whether the team's configuration still names them.
  public var isListed = true
  /// Until when their presence stands; nil where nobody renews it.
  public var leaseUntil: Timestamp?
  /// Since when they are gone without having said so.
  public var lostSince: Timestamp?
  /// A supervisor lets them finish what they have.
  public var isDraining = false
  /// Offers in a row that they let run out, and that they declined.
  public var timeouts: UInt32 = 0
  public var declines: UInt32 = 0
  public var pause = Pause.none
  /// Notes that they have yet to write, the oldest first.
  public internal(set) var wrapUps: [WrapUp] = []

  /// Whether offers may reach them at all.
  public var isReady: Bool {
    isListed && presence == .online && acceptingWork && !isDraining
  }

  public var isAvailable: Bool { isReady && load < capacity }

  /// Whether they may ask for work themselves.
  public var mayAsk: Bool { isListed && presence == .online && !isDraining }

  public init(id: String) {
    self.id = id
  }

  init(unlisted id: String) {
    self.id = id
    isListed = false
  }

  mutating func configure(as configured: ConfiguredAgent) {
    name = configured.name
    skills = configured.skills
    capacity = configured.capacity
    queues = configured.queues
    backfill = configured.backfill
    isListed = true
  }

  /// As the team's log names them.
  public var configured: ConfiguredAgent {
    var configured = ConfiguredAgent()
    configured.id = id
    configured.name = name
    configured.skills = skills
    configured.capacity = capacity
    configured.queues = queues
    configured.backfill = backfill
    return configured
  }
}
