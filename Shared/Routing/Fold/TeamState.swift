public import Conversation
internal import OrderedCollections

/// The state of one team: a pure fold over its records. Many append; one decides.
///
/// Everything that is ordered is kept in order (`Roster`, the queues' lines, what is due), so that no
/// decision looks at all agents or all that waits.
public struct TeamState: Sendable {
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
  public internal(set) var rules: RoutingRules?
  public internal(set) var hours: [ConfiguredHours] = []
  /// By supervisors: the names in order.
  public internal(set) var closedQueues: [String] = []
  /// Agents who asked for work and have not been answered, the first first.
  public internal(set) var requests: [WorkRequest] = []
  /// Since when nobody of the team accepts work.
  public internal(set) var desertedSince: Timestamp?
  public internal(set) var coverage = Coverage()

  var paces: OrderedDictionary<String, Pace> = [:]
  var agentList: [AgentState] = []
  var agentPlaces: [String: Int] = [:]
  var work = WorkBook()
  var ended: [ConversationID] = []
  var nextNumber: UInt64 = 1
  var judged = JudgedEvents()

  // What follows from the state, and is not carried.
  var queuePlaces: [String: Int] = [:]
  var queueNeeds: [[Need]] = []
  var rulesOfOrder = Scoring(weights: nil)
  var languages: Set<String> = []
  var namesQueues = false
  var readyAgents = 0
  var roster = Roster()
  var lines: OrderedDictionary<String, SortedRuns<Place>> = [:]
  var dueItems = SortedRuns<DueEntry>()
  var dueAgents = SortedRuns<DueEntry>()
  /// How each agent and each item stands in the orders.
  var agentMarks: [AgentMark] = []
  var itemMarks: [ItemMark] = []

  public init(id: String) {
    self.id = id
  }

  public var agents: [AgentState] { agentList }

  /// Every conversation that waits, is offered or is with an agent, in the order it came.
  public var items: [WorkItem] {
    work.live.sorted { $0.number < $1.number }
  }

  public subscript(agent id: String) -> AgentState? { agentPlaces[id].map { agentList[$0] } }

  public subscript(item conversation: ConversationID) -> WorkItem? { work[conversation] }

  public func queue(_ id: String) -> ConfiguredQueue? { queuePlaces[id].map { queues[$0] } }

  /// How many wait in a queue, those who are being offered too.
  public func length(of queue: String) -> Int { lines[queue]?.count ?? 0 }

  /// Everybody who waits, first in line first, over all queues. Takes time linear in them.
  public var line: [WorkItem] {
    lines.values.flatMap { places in
      var here: [Place] = []
      places.forEach {
        here.append($0)
        return true
      }
      return here
    }
    .sorted()
    .map { work.items[$0.slot] }
  }

  /// Those who wait in a queue, first in line first, at most so many.
  public func line(of queue: String, first count: Int = .max) -> [WorkItem] {
    var line: [WorkItem] = []
    lines[queue]?.forEach {
      guard line.count < count else { return false }
      line.append(work.items[$0.slot])
      return true
    }
    return line
  }

  /// The queues in which somebody waits, in the order of their names.
  public var queuesInUse: [String] { lines.filter { !$0.value.isEmpty }.map(\.key).sorted() }

  /// How many wait, those who are being offered too.
  public var waitingCount: Int { lines.values.reduce(0) { $0 + $1.count } }

  /// Those who are being offered, by agent.
  public var reserved: [WorkItem] {
    agentMarks.lazy.filter { !$0.holds.isEmpty }.flatMap { mark in
      mark.holds.map { work.items[$0] }.filter { $0.phase == .reserved }
    }
  }

  /// From 1; nil for what does not wait.
  public func position(of conversation: ConversationID) -> Int? {
    guard let slot = work.slot(of: conversation), work.items[slot].waits,
      let place = itemMarks[slot].place
    else { return nil }
    return lines[work.items[slot].queue].map { $0.rank(of: place) + 1 }
  }

  /// The wait that half, and nine in ten, of the last hundred did not exceed, in milliseconds; nil
  /// before the first.
  public var waitQuantiles: (p50: UInt32, p90: UInt32)? {
    guard !recentWaits.isEmpty else { return nil }
    let sorted = recentWaits.sorted()
    return (sorted[(sorted.count - 1) / 2], sorted[(sorted.count - 1) * 9 / 10])
  }

  /// What a conversation's score is made of at a time.
  public func score(of item: WorkItem, at now: Timestamp) -> Score {
    let pace = rulesOfOrder.pace
    let waited = max(0, now.milliseconds(since: item.queuedAt))
    let points = Score.Part(name: "waiting", hundredths: min(waited / pace, 1_000_000_000) * 100)
    return Score(
      parts: rulesOfOrder.parts(of: item) + [points], waitMillisecondsPerPoint: pace)
  }
}

extension TeamState: Equatable {
  public static func == (left: TeamState, right: TeamState) -> Bool {
    left.id == right.id && left.firstOffset == right.firstOffset
      && left.firstTimestamp == right.firstTimestamp && left.lastOffset == right.lastOffset
      && left.lastTimestamp == right.lastTimestamp && left.carried == right.carried
  }
}
