internal import Conversation
internal import OrderedCollections
internal import Routing

/// A simple rule to compare the dispatcher with. It reserves in the same log, judged by the same fold; only who is
/// asked for what is its own. Neither leaves anybody idle who can serve someone that waits.
protocol Chooser: Sendable {
  /// Takes note of what a record changed.
  mutating func follow(_ item: WorkItem?, _ conversation: ConversationID)
  /// One reservation to make now.
  mutating func choose(in team: TeamState) -> (item: WorkItem, agent: String)?
}

/// Those that wait, in the order in which they came.
struct WaitingInOrder: Sendable {
  private(set) var items: OrderedDictionary<ConversationID, WorkItem> = [:]

  /// One that goes back to waiting after an offer takes its old place.
  mutating func follow(_ item: WorkItem?, _ conversation: ConversationID) {
    guard let item, item.phase == .waiting else {
      items.removeValue(forKey: conversation)
      return
    }
    if items.updateValue(item, forKey: conversation) == nil,
      let last = items.values.dropLast().last,
      item.queuedAt < last.queuedAt
    {
      items.sort { $0.value.queuedAt < $1.value.queuedAt }
    }
  }
}

extension TeamState {
  /// Those of `agents` who can be asked now. Who let it pass is asked again only where all of them did.
  func askable(_ agents: [String], for item: WorkItem) -> [AgentState] {
    let ready = agents.compactMap { self[agent: $0] }.filter(\.isReady)
    let unasked = ready.filter { !item.declinedBy.contains($0.id) }
    return (unasked.isEmpty ? ready : unasked).filter(\.isAvailable)
  }
}

/// Whoever waits longest, of any queue, to who has been idle longest.
struct FirstComeChooser: Chooser {
  private var eligibility: Eligibility
  private var waiting = WaitingInOrder()

  init(_ plan: FloorPlan) {
    eligibility = Eligibility(plan)
  }

  mutating func follow(_ item: WorkItem?, _ conversation: ConversationID) {
    waiting.follow(item, conversation)
  }

  mutating func choose(in team: TeamState) -> (item: WorkItem, agent: String)? {
    for item in waiting.items.values {
      let idlest = team.askable(eligibility.agents(for: item), for: item)
        .min { ($0.idleSince, $0.id) < ($1.idleSince, $1.id) }
      if let idlest { return (item, idlest.id) }
    }
    return nil
  }
}

/// The queues in turn, in each who waits longest, to the agents in turn.
struct RoundRobinChooser: Chooser {
  private let plan: FloorPlan
  private let places: [String: Int]
  private var eligibility: Eligibility
  private var waiting = WaitingInOrder()
  private var nextQueue = 0
  private var nextAgent = 0

  init(_ plan: FloorPlan) {
    self.plan = plan
    places = plan.places
    eligibility = Eligibility(plan)
  }

  mutating func follow(_ item: WorkItem?, _ conversation: ConversationID) {
    waiting.follow(item, conversation)
  }

  mutating func choose(in team: TeamState) -> (item: WorkItem, agent: String)? {
    for turn in plan.queues.indices {
      let queue = (nextQueue + turn) % plan.queues.count
      for item in waiting.items.values where item.queue == plan.queues[queue].id {
        let able = team.askable(eligibility.agents(for: item), for: item)
          .compactMap { places[$0.id] }
        guard let agent = able.first(where: { $0 >= nextAgent }) ?? able.first else { continue }
        nextQueue = (queue + 1) % plan.queues.count
        nextAgent = (agent + 1) % plan.agents.count
        return (item, plan.agents[agent].id)
      }
    }
    return nil
  }
}
