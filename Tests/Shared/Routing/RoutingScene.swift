import Conversation
import ConversationTesting
import Routing

/// A team with rules, told in a few words.
extension TeamScript {
  static func agent(
    _ id: String, _ skills: [String] = [], capacity: UInt32 = 1, queues: [String] = [],
    backfill: [String] = []
  ) -> ConfiguredAgent {
    var agent = ConfiguredAgent()
    agent.id = id
    agent.name = id.uppercased()
    agent.skills = skills
    agent.capacity = capacity
    agent.queues = queues
    agent.backfill = backfill
    return agent
  }

  static func queue(
    _ id: String = "general", _ skills: [String] = [],
    _ change: (inout ConfiguredQueue) -> Void = { _ in }
  ) -> ConfiguredQueue {
    var queue = ConfiguredQueue()
    queue.id = id
    queue.skills = skills
    change(&queue)
    return queue
  }

  /// Configures the team, with rules, and has everybody come online.
  init(
    _ agents: [ConfiguredAgent], queues: [ConfiguredQueue] = [queue()],
    hours: [ConfiguredHours] = [], _ change: (inout RoutingRules) -> Void = { _ in }
  ) {
    self.init()
    var body = TeamConfigured()
    body.agents = agents
    body.queues = queues
    body.hours = hours
    body.rules = RoutingRules()
    change(&body.rules)
    append(.teamConfigured(body))
    for agent in agents {
      presence(agent.id)
      wait(1)
    }
  }

  /// Puts a conversation into a line; `change` says what is special about it.
  @discardableResult
  mutating func waits(
    _ conversation: String, epoch: Int64 = 1, queue: String = "general",
    _ change: (inout WorkQueued) -> Void = { _ in }
  ) -> Verdict {
    var body = WorkQueued()
    body.work = WorkRef(Named.conversation(conversation), epoch: epoch)
    body.queue = queue
    body.language = "en"
    body.queuedAtMs = now.milliseconds
    body.session = 1
    change(&body)
    return append(.workQueued(body))
  }

  @discardableResult
  mutating func progress(
    _ conversation: String, epoch: Int64, _ progress: WorkProgress, until: Int64 = 0
  ) -> Verdict {
    var body = WorkProgressed()
    body.work = WorkRef(Named.conversation(conversation), epoch: epoch)
    body.progress = progress
    body.atMs = now.milliseconds
    body.untilMs = until
    return append(.workProgressed(body))
  }

  /// Who would be asked for what now.
  var decided: [String] {
    (state?.decide(at: now) ?? []).map { assignment in
      "\(Self.name(of: assignment.conversation)) to \(assignment.agentID)"
    }
  }

  /// Makes the reservations that are decided, and has them accepted.
  mutating func serve() {
    for assignment in state?.decide(at: now) ?? [] {
      var body = ReservationMade()
      body.work = WorkRef(assignment.conversation, epoch: assignment.epoch)
      body.agentID = assignment.agentID
      append(.reservationMade(body))
      var assigned = WorkAssigned()
      assigned.work = WorkRef(assignment.conversation, epoch: assignment.epoch + 1)
      assigned.agentID = assignment.agentID
      assigned.assignedAtMs = now.milliseconds
      assigned.session = 1
      append(.workAssigned(assigned))
    }
  }

  /// The names in a queue's line.
  func line(_ queue: String = "general") -> [String] {
    state?.line(of: queue).map { Self.name(of: $0.conversation) } ?? []
  }

  private static func name(of conversation: ConversationID) -> String {
    (0..<100).map { "c\($0)" }.first { Named.conversation($0) == conversation } ?? "?"
  }
}
