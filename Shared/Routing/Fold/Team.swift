public import Conversation
internal import OrderedCollections

/// The state of one team: a pure fold over its records. Many append; one decides.
public struct Team: Sendable, Equatable {
  static let endedKept = 2_000
  static let waitsKept = 100

  public let id: String
  public internal(set) var firstOffset: Int64 = 0
  public internal(set) var firstTimestamp = Timestamp(milliseconds: 0)
  public internal(set) var lastOffset: Int64 = 0
  public internal(set) var lastTimestamp = Timestamp(milliseconds: 0)
  /// How long the last hundred conversations waited for their person, in milliseconds.
  public internal(set) var recentWaits: [UInt32] = []
  public internal(set) var queues: [ConfiguredQueue] = []

  var agentsByID: OrderedDictionary<String, AgentState> = [:]
  var work: OrderedDictionary<ConversationID, WorkItem> = [:]
  var ended: [ConversationID] = []
  var judged = JudgedEvents()

  init(id: String) {
    self.id = id
  }

  public var agents: [AgentState] { Array(agentsByID.values) }

  /// Every conversation that waits, is offered or is with an agent, in the order it came.
  public var items: [WorkItem] { work.values.filter { $0.phase != .ended } }

  public subscript(agent id: String) -> AgentState? { agentsByID[id] }

  public subscript(item conversation: ConversationID) -> WorkItem? { work[conversation] }

  /// Those that wait, first in line first: priority, then age, then the order of the log.
  public var line: [WorkItem] {
    work.values.filter { $0.phase == .waiting || $0.phase == .reserved }
      .enumerated()
      .sorted { left, right in
        (right.element.priority, left.element.queuedAt, left.offset)
          < (left.element.priority, right.element.queuedAt, right.offset)
      }
      .map(\.element)
  }

  /// The wait that half, and nine in ten, of the last hundred did not exceed, in milliseconds; nil
  /// before the first.
  public var waitQuantiles: (p50: UInt32, p90: UInt32)? {
    guard !recentWaits.isEmpty else { return nil }
    let sorted = recentWaits.sorted()
    return (sorted[(sorted.count - 1) / 2], sorted[(sorted.count - 1) * 9 / 10])
  }
}
