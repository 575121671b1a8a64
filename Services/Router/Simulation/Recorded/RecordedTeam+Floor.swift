public import Conversation
internal import OrderedCollections
internal import Routing

/// A recorded team as a floor to simulate.
extension RecordedTeam {
  /// The hour's begin from which the floor's times count.
  public var begin: Timestamp {
    let first =
      (visits.map(\.queued.milliseconds) + presences.values.joined().map(\.lowerBound)).min() ?? 0
    return Timestamp(milliseconds: first - first % 3_600_000)
  }

  /// Those who were there, as they were there, with the skills that they have now.
  ///
  /// - Parameter within: what each queue promises, in milliseconds, and to which share; by its id.
  public func plan(
    within: (_ queue: String) -> (milliseconds: Int64, share: Double), conduct: Conduct
  ) -> FloorPlan {
    var plan = FloorPlan(agents: agents.map(agent), queues: [], conduct: conduct, tick: 5_000)
    plan.begin = begin
    plan.rules = rules
    plan.hours = hours
    let points = rules?.score.tiers.sorted { $0.points < $1.points } ?? []
    plan.tiers = [""] + points.map(\.tier)
    var ids = queues.map(\.id)
    for visit in visits where !ids.contains(visit.work.queue) { ids.append(visit.work.queue) }
    plan.queues = ids.map { id in
      let configured = queues.first { $0.id == id } ?? ConfiguredQueue()
      let promise = within(id)
      let stated = configured.targets.first { $0.measure == .handoffWait && $0.tier.isEmpty }
      var queue = FloorPlan.Queue(
        id: id, needs: configured.skills,
        within: stated.map { Int64($0.withinMs) } ?? promise.milliseconds, share: promise.share)
      queue.configured = configured
      return queue
    }
    return plan
  }

  private func agent(_ agent: AgentState) -> FloorPlan.Agent {
    let begin = begin.milliseconds
    var planned = FloorPlan.Agent(
      id: agent.id, skills: agent.skills, capacity: agent.capacity,
      shifts: (presences[agent.id] ?? []).map { ($0.lowerBound - begin)..<($0.upperBound - begin) })
    planned.configured = agent.configured
    return planned
  }

  /// Those who came, when they came. What the log cannot know is drawn: how long one who left would have had to be
  /// dealt with, from the others of the queue; how long one who was served would have waited on, from a memoryless
  /// patience of which the recorded waits are most likely.
  public func arrivals(seed: UInt64) -> [Arrival] {
    var random = RandomStream(seed: seed, "unrecorded")
    let begin = begin
    let patience = meanPatience
    return visits.map { visit in
      let handled = visit.handled ?? drawn(for: visit.work.queue, &random)
      let waitsOn = patience.map { Int64(random.exponential(mean: $0).rounded()) }
      var arrival = Arrival(
        at: visit.queued.milliseconds(since: begin), queue: visit.work.queue, handling: handled,
        patience: visit.leftAfter ?? waitsOn.map { $0 + (visit.waited ?? 0) })
      arrival.skills = visit.work.skills
      arrival.priority = visit.work.priority
      arrival.language = visit.work.language
      arrival.tier = visit.work.tier
      arrival.recorded = visit.work
      return arrival
    }
  }

  /// What was, as a rule's outcomes: of visits whose wait is over.
  public func outcomes() -> [Outcome] {
    let begin = begin
    return visits.enumerated().compactMap { number, visit in
      guard let waited = visit.waited else { return nil }
      var arrival = Arrival(
        at: visit.queued.milliseconds(since: begin), queue: visit.work.queue,
        handling: visit.handled ?? 0)
      arrival.priority = visit.work.priority
      arrival.tier = visit.work.tier
      var outcome = Outcome(
        number: number, arrival: arrival, waited: waited,
        ending: visit.assigned == nil ? .left : .served(by: 0))
      outcome.handled = visit.handled ?? 0
      return outcome
    }
  }

  /// The time that everybody waited over the number of those who left; nil where nobody did.
  private var meanPatience: Double? {
    let left = visits.count { $0.leftAfter != nil }
    guard left > 0 else { return nil }
    return visits.reduce(0) { $0 + Double($1.waited ?? 0) } / Double(left)
  }

  private func drawn(for queue: String, _ random: inout RandomStream) -> Int64 {
    let known = visits.filter { $0.work.queue == queue }.compactMap(\.handled)
    let from = known.isEmpty ? visits.compactMap(\.handled) : known
    guard !from.isEmpty else { return 300_000 }
    return from[random.below(from.count)]
  }
}
