import Conversation
import ConversationTesting
import Routing
import TestPacing
import Testing

@Suite("Random sequences of a team's log with rules", .calculating)
struct RulesAdversaryTests {
  @Test(
    "Reservations stay within capacity, loads are what is held, and a restored reader owes and decides the same",
    arguments: 0..<4)
  func promises(shard: UInt64) throws {
    for seed in shard * 100..<(shard + 1) * 100 {
      var random = SplitMix64(seed: seed)
      var team = Self.team()
      for step in 0..<60 {
        let before = team.state
        act(&team, &random)
        if let broken = try broken(before, team) {
          Issue.record("seed \(seed), step \(step), \(team.last.event?.body.name ?? ""): \(broken)")
          return
        }
      }
    }
  }

  private static func team() -> TeamScript {
    func target(_ measure: Measure, _ within: UInt32) -> ServiceTarget {
      var target = ServiceTarget()
      target.measure = measure
      target.withinMs = within
      target.warnPercent = 50
      return target
    }
    var ring = Ring()
    ring.afterMs = 20_000
    var overflow = Overflow()
    overflow.queue = "b"
    overflow.afterMs = 30_000
    overflow.length = 3
    return TeamScript(
      [
        TeamScript.agent("x", ["s=2"], capacity: 2), TeamScript.agent("y", ["s"], capacity: 3),
        TeamScript.agent("z", [], capacity: 1, queues: ["b"], backfill: ["a"]),
      ],
      queues: [
        TeamScript.queue("a", ["s>=2"]) {
          $0.rings = [ring]
          $0.overflow = [overflow]
          $0.isHard = true
          $0.targets = [target(.handoffWait, 20_000), target(.resolution, 60_000)]
        },
        TeamScript.queue("b", ["s?"]) {
          $0.sameAgent = true
          $0.targets = [target(.firstResponse, 15_000), target(.nextResponse, 10_000)]
        },
      ]
    ) { rules in
      rules.hardUnits = 1
      rules.wrapUpCounts = true
      rules.wrapUpMs = 15_000
      rules.snoozedIsFree = true
      rules.timeoutsBeforePause = 2
      rules.declinesBeforePause = 2
      rules.score.urgency = [0, 0, 5, 10]
    }
  }

  private func broken(_ before: TeamState?, _ team: TeamScript) throws -> String? {
    let state = try #require(team.state)
    for agent in state.agents {
      let held = state.held(by: agent.id).reduce(0) { sum, item in
        sum + (item.snoozedUntil == nil ? min(item.units, max(1, agent.capacity)) : 0)
      }
      let notes = agent.wrapUps.reduce(0) { $0 + $1.units }
      if agent.capacity > 0, agent.load != held + notes {
        return "load of \(agent.id): \(agent.load), held \(held), notes \(notes)"
      }
    }
    if team.last.verdict.isEffective, case .reservationMade(let body)? = team.last.event?.body,
      let agent = state[agent: body.agentID], agent.load > agent.capacity
    {
      return "capacity"
    }
    if !team.last.verdict.isEffective, let before, before.carried.work != state.carried.work {
      return "a void event changed something"
    }
    return try restored(state, team.now)
  }

  private func restored(_ state: TeamState, _ now: Timestamp) throws -> String? {
    var reader = TeamLog(partition: 0)
    var body = TeamCarried()
    body.state = state.carried
    body.decidedAtMs = now.milliseconds
    body.lastOffset = state.lastOffset
    _ = reader.apply(
      TeamEvent(
        id: EventID(hi: 1, lo: 1), team: "care", author: .system, occurredAt: now,
        body: .teamCarried(body)), offset: 10_000, timestamp: now)
    let read = try #require(reader["care"])
    if read.carried != state.carried { return "carried differs" }
    if read.line != state.line { return "the line differs" }
    if read.owed(at: now) != state.owed(at: now) { return "owes something else" }
    if read.decide(at: now) != state.decide(at: now) { return "decides something else" }
    return nil
  }

  private func act(_ team: inout TeamScript, _ random: inout SplitMix64) {
    team.wait(Int64(random.below(6_000)))
    let name = "c\(random.below(6))"
    let item = team[name]
    let epoch = (item?.epoch ?? 0) + Int64(random.below(3)) - (random.chance(20) ? 1 : 0)
    let agent = random.pick(["x", "y", "z"])
    switch random.below(16) {
    case 0...3:
      let queue = random.pick(["a", "b"])
      let soon = team.now.milliseconds + 5_000
      team.waits(name, epoch: epoch, queue: queue) { body in
        body.urgency = UInt32(random.below(5))
        body.lastAgent = random.pick(["", "x", "y"])
        if random.chance(30) { body.promisedMs = soon }
      }
    case 4...6: decide(&team)
    case 7: team.assigned(name, epoch: epoch, to: agent)
    case 8: end(&team, name, epoch, agent)
    case 9, 10:
      let kinds: [WorkProgress] = [.answered, .customerWrote, .snoozed, .woken, .promised]
      team.progress(
        name, epoch: item?.epoch ?? 0, random.pick(kinds),
        until: team.now.milliseconds + Int64(random.below(20_000)))
    case 11:
      guard let reservation = item?.reservation else { return }
      var ended = OfferEnded()
      ended.work = WorkRef(Named.conversation(name), epoch: item?.epoch ?? 0)
      ended.reservation = ReservationRef(reservation)
      ended.ending = random.pick([.declined, .timedOut, .rescinded, .void])
      team.append(.offerEnded(ended))
    case 12: team.presence(agent, random.pick([.online, .online, .away, .offline]))
    case 13:
      var body = PresenceRenewed()
      body.agentIds = [agent]
      body.leaseMs = 10_000
      team.append(.presenceRenewed(body))
    case 14: owe(&team, &random)
    default: order(&team, &random, name, agent)
    }
  }

  private func decide(_ team: inout TeamScript) {
    for assignment in team.state?.decide(at: team.now) ?? [] {
      var body = ReservationMade()
      body.work = WorkRef(assignment.conversation, epoch: assignment.epoch)
      body.agentID = assignment.agentID
      if let request = assignment.request { body.request = ReservationRef(request) }
      #expect(team.append(.reservationMade(body)) == .effective)
    }
  }

  private func end(_ team: inout TeamScript, _ name: String, _ epoch: Int64, _ agent: String) {
    var body = WorkEnded()
    body.work = WorkRef(Named.conversation(name), epoch: epoch)
    body.resolved = true
    body.wrapUpAgent = agent
    body.wrapUpMs = 30_000
    team.append(.workEnded(body))
  }

  /// What is owed is effective when it is done.
  private func owe(_ team: inout TeamScript, _ random: inout SplitMix64) {
    guard let owed = team.state?.owed(at: team.now), !owed.isEmpty else { return }
    let body: TeamEventBody
    switch random.pick(owed) {
    case .relaxation(let conversation, let ring):
      var relaxed = WorkRelaxed()
      relaxed.work = WorkRef(conversation, epoch: team.state?[item: conversation]?.epoch ?? 0)
      relaxed.ring = ring
      body = .workRelaxed(relaxed)
    case .serviceLevel(let conversation, let reached):
      var level = ServiceLevelReached()
      level.work = WorkRef(conversation, epoch: 0)
      level.measure = reached.measure
      level.outcome = reached.outcome
      body = .serviceLevelReached(level)
    case .lapse(let agent, let due):
      var lapsed = PresenceLapsed()
      lapsed.agentID = agent
      lapsed.dueMs = due.milliseconds
      body = .presenceLapsed(lapsed)
    case .wrapUpEnd(let conversation, let agent):
      var ended = WrapUpEnded()
      (ended.conversationHi, ended.conversationLo) = (conversation.hi, conversation.lo)
      ended.agentID = agent
      ended.timedOut = true
      body = .wrapUpEnded(ended)
    case .refusal(let request, let agent):
      var ended = WorkRequestEnded()
      ended.agentID = agent
      ended.request = ReservationRef(request)
      body = .workRequestEnded(ended)
    case .overflow, .takingBack: return
    }
    #expect(team.append(body) == .effective, "\(body)")
  }

  private func order(
    _ team: inout TeamScript, _ random: inout SplitMix64, _ name: String, _ agent: String
  ) {
    let sue = Author(.supervisor, id: "sue")
    switch random.below(4) {
    case 0:
      var body = AgentDrained()
      body.agentID = agent
      body.draining = random.chance(40)
      team.append(.agentDrained(body), by: sue)
    case 1:
      var body = QueueClosed()
      body.queue = random.pick(["a", "b"])
      body.closed = random.chance(50)
      team.append(.queueClosed(body), by: sue)
    case 2:
      var body = WorkPrioritised()
      body.work = WorkRef(Named.conversation(name), epoch: team[name]?.epoch ?? 0)
      body.priority = UInt32(random.below(101))
      team.append(.workPrioritised(body), by: sue)
    default:
      var body = WorkRequested()
      body.agentID = agent
      team.append(.workRequested(body), by: .agent(agent))
    }
  }
}
