internal import Conversation
internal import OrderedCollections
internal import Routing

/// One team's recorded customers and staff.
public struct RecordedTeam: Sendable {
  /// One wait for an agent, and what came of it.
  struct Visit: Sendable {
    var work: WorkQueued
    var assigned: Timestamp?
    var ended: Timestamp?

    var queued: Timestamp { Timestamp(milliseconds: work.queuedAtMs) }
    /// Of those who left; nil where an agent took it, or it is not over.
    var leftAfter: Int64? { assigned == nil ? ended?.milliseconds(since: queued) : nil }
    var waited: Int64? { assigned?.milliseconds(since: queued) ?? leftAfter }
    var handled: Int64? {
      guard let assigned, let ended else { return nil }
      return ended.milliseconds(since: assigned)
    }
  }

  public let id: String
  private let from: Timestamp
  private(set) var visits: [Visit] = []
  private(set) var agents: [AgentState] = []
  private(set) var queues: [ConfiguredQueue] = []
  private(set) var rules: RoutingRules?
  private(set) var hours: [ConfiguredHours] = []
  /// When each agent took work, by id.
  private(set) var presences: OrderedDictionary<String, [Range<Int64>]> = [:]
  private var open: [ConversationID: Int] = [:]
  private var ready: OrderedDictionary<String, Timestamp> = [:]

  init(id: String, from: Timestamp) {
    self.id = id
    self.from = from
  }

  mutating func take(_ event: TeamEvent) {
    switch event.body {
    case .workQueued(let body): queue(body, at: event.occurredAt)
    case .workAssigned(let body):
      if let visit = open[body.work.conversation] {
        visits[visit].assigned = Timestamp(milliseconds: body.assignedAtMs)
      }
    case .workEnded(let body): end(body.work.conversation, at: event.occurredAt)
    case .presenceChanged(let body):
      change(body.agentID, body.presence == .online && body.acceptingWork, at: event.occurredAt)
    default: break
    }
  }

  /// A conversation that comes again while it is with an agent was handed on: that one is done with it.
  private mutating func queue(_ body: WorkQueued, at now: Timestamp) {
    let conversation = body.work.conversation
    if let visit = open[conversation], visits[visit].assigned == nil { return }
    end(conversation, at: now)
    guard body.queuedAtMs >= from.milliseconds else { return }
    open[conversation] = visits.count
    visits.append(Visit(work: body))
  }

  private mutating func end(_ conversation: ConversationID, at now: Timestamp) {
    guard let visit = open.removeValue(forKey: conversation) else { return }
    visits[visit].ended = now
  }

  private mutating func change(_ agent: String, _ isReady: Bool, at now: Timestamp) {
    if isReady {
      if ready[agent] == nil { ready[agent] = max(now, from) }
    } else if let since = ready.removeValue(forKey: agent), since < now {
      presences[agent, default: []].append(since.milliseconds..<now.milliseconds)
    }
  }

  mutating func finish(_ team: TeamState, at now: Timestamp) {
    agents = team.agents.filter(\.isListed)
    queues = team.queues
    rules = team.rules
    hours = team.hours
    let end = min(now, team.lastTimestamp.adding(milliseconds: 1))
    for agent in ready.keys { change(agent, false, at: end) }
    visits.sort { $0.queued < $1.queued }
  }
}
