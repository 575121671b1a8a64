import Conversation
import Routing
import TestPacing
import Testing

@testable import RouterSimulation

@Suite("Recorded teams", .calculating)
struct RecordedTeamTests {
  /// A simulated day's records, as a topic would hold them.
  private struct Recorded {
    var outcomes: [Outcome] = []
    var team: RecordedTeam
    var plan: FloorPlan

    init(_ plan: FloorPlan, _ arrivals: [Arrival]) throws {
      var events: [TeamEvent] = []
      var outcomes: [Outcome] = []
      var floor = Floor(
        plan, arrivals.makeIterator(), seed: 1, tape: { events.append($0) },
        observe: { outcomes.append($0) })
      floor.run()
      self.outcomes = outcomes.sorted { $0.number < $1.number }
      var teams = RecordedTeams(
        from: Timestamp(milliseconds: .min), to: Timestamp(milliseconds: .max))
      for (offset, event) in events.enumerated() {
        let (key, value) = (Array(event.team.utf8), try event.serialized())
        teams.take(
          partition: 0, key: key.span.bytes, value: value.span.bytes, offset: Int64(offset),
          timestamp: event.occurredAt)
      }
      teams.finish()
      team = try #require(teams.all.first)
      self.plan = team.plan(within: { _ in (60_000, 0.8) }, conduct: .ideal)
    }
  }

  private static let hour: Int64 = 3_600_000

  private func someDay(patient: Bool) -> (FloorPlan, [Arrival]) {
    var day = SampleDay.standard
    day.plan.conduct = .ideal
    day.plan.agents = Array(day.plan.agents.prefix(20))
    let arrivals = day.arrivals(seed: 3).prefix(500).map { arrival in
      var arrival = arrival
      if patient { arrival.patience = nil }
      return arrival
    }
    return (day.plan, arrivals)
  }

  @Test("A recorded day, simulated as it was, comes out as it did")
  func asItWas() throws {
    let (plan, arrivals) = someDay(patient: true)
    let recorded = try Recorded(plan, arrivals)
    let again = Comparison.outcomes(
      recorded.plan, recorded.team.arrivals(seed: 1), rule: .baton, seed: 1)
    #expect(again.map(\.waited) == recorded.outcomes.map(\.waited))
    #expect(again.map(\.arrival.handling) == recorded.outcomes.map(\.handled))
    #expect(recorded.team.outcomes().map(\.waited) == recorded.outcomes.map(\.waited))
  }

  @Test("Who left is known to have left, and after which wait")
  func whoLeft() throws {
    let (plan, arrivals) = someDay(patient: false)
    let recorded = try Recorded(plan, arrivals)
    let left = recorded.outcomes.map(\.isServed)
    #expect(left.contains(false))
    #expect(recorded.team.outcomes().map(\.isServed) == left)
    let patience = recorded.team.arrivals(seed: 1).map(\.patience)
    for (outcome, patience) in zip(recorded.outcomes, patience) {
      let patience = try #require(patience)
      #expect(outcome.isServed ? patience >= outcome.waited : patience == outcome.waited)
    }
  }

  @Test("More agents make waits shorter, fewer longer")
  func otherStaff() throws {
    let (plan, arrivals) = someDay(patient: true)
    let recorded = try Recorded(plan, arrivals)
    let mean = { (change: StaffChange) throws in
      let plan = try #require(change.applied(to: recorded.plan))
      return Comparison.run(
        plan, recorded.team.arrivals(seed: 1), rule: .baton, seed: 1
      ).all.waits.mean
    }
    let asItWas = try mean(.agents(0, skills: []))
    #expect(try mean(.agents(3, skills: [])) < asItWas)
    #expect(try mean(.agents(-3, skills: [])) > asItWas)
    #expect(try mean(.capacity(5)) < asItWas)
  }

  @Test("Shifts are as the presence was recorded")
  func shifts() throws {
    let (plan, arrivals) = someDay(patient: true)
    let recorded = try Recorded(plan, arrivals)
    let shift = { (plan: FloorPlan) in plan.agents.map { $0.shifts.map(\.count) } }
    #expect(shift(recorded.plan) == shift(plan))
    #expect(recorded.plan.agents.map(\.capacity) == plan.agents.map(\.capacity))
  }

  @Test("An agent learns and loses skills; of one who is not there nothing comes")
  func skills() throws {
    let (plan, _) = someDay(patient: true)
    let learned = try #require(
      StaffChange.learns(agent: "agent-1", skill: "security").applied(to: plan))
    #expect(learned.agents[0].level(of: "security") > 0)
    let lost = try #require(
      StaffChange.loses(agent: "agent-1", skill: "orders").applied(to: plan))
    #expect(lost.agents[0].level(of: "orders") == 0)
    #expect(StaffChange.learns(agent: "nobody", skill: "x").applied(to: plan) == nil)
  }
}
