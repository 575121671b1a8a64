import Conversation
import ConversationTesting
import Routing
import TestPacing
import Testing

@Suite("Random sequences of a team's log", .calculating)
struct TeamAdversaryTests {
  @Test(
    "Reservations never exceed capacity, loads are what the items say, carried state is the state",
    arguments: 0..<4)
  func promises(shard: UInt64) throws {
    for seed in shard * 300..<(shard + 1) * 300 {
      var random = SplitMix64(seed: seed)
      var team = TeamScript()
      team.configure(["x": 1, "y": 2])
      for step in 0..<25 {
        let before = team.state
        act(&team, &random)
        if let broken = try broken(before, team) {
          Issue.record("seed \(seed), step \(step): \(broken)")
          return
        }
      }
    }
  }

  private func broken(_ before: TeamState?, _ team: TeamScript) throws -> String? {
    let state = try #require(team.state)
    for agent in state.agents {
      let items = state.items.filter { $0.isLoad && $0.agentID == agent.id }
      if Int(agent.load) != items.count { return "load of \(agent.id)" }
    }
    let last = team.records[team.records.count - 1].event
    if case .reservationMade(let body) = last.body, team.verdicts.last == .effective {
      guard let agent = state[agent: body.agentID], agent.load <= agent.capacity else {
        return "capacity"
      }
    }
    if team.verdicts.last != .effective, let before, last.body.name != "team.carried" {
      guard before.items == state.items, before.agents == state.agents else { return "changed" }
    }
    var reader = TeamLog(partition: 0)
    var body = TeamCarried()
    body.state = state.carried
    body.decidedAtMs = team.now.milliseconds
    body.lastOffset = state.lastOffset
    let carry = TeamEvent(
      id: EventID(hi: 1, lo: 1), team: team.team, author: .system, occurredAt: team.now,
      body: .teamCarried(body))
    _ = reader.apply(carry, offset: 1_000, timestamp: team.now)
    guard let read = reader[team.team] else { return "not carried" }
    let isEqual =
      read.carried == state.carried && read.agents == state.agents
      && read.items == state.items && read.line == state.line
    return isEqual ? nil : "carried differs"
  }

  private func act(_ team: inout TeamScript, _ random: inout SplitMix64) {
    let conversation = "c\(random.below(4))"
    let epoch = Int64(random.below(6))
    let agent = random.pick(["x", "y", "z"])
    let reservation = "r\(random.below(6))"
    team.wait(Int64(random.below(10_000)) - 1_000)
    switch random.below(12) {
    case 0, 1: team.queued(conversation, epoch: epoch)
    case 2: team.assigned(conversation, epoch: epoch, to: agent)
    case 3: team.ended(conversation, epoch: epoch)
    case 4, 5, 6: team.reserve(conversation, epoch: epoch, for: agent, as: reservation)
    case 7: team.offerEnded(conversation, epoch: epoch, reservation, .void)
    case 8:
      team.offerEnded(
        conversation, epoch: epoch, reservation,
        random.pick([.declined, .timedOut, .rescinded]))
    case 9: team.presence(agent, random.pick([.online, .offline]), accepting: random.chance(80))
    case 10: team.append(random.pick(team.records.map(\.event)))
    default: if let carry = team.carry() { team.append(carry) }
    }
  }
}
