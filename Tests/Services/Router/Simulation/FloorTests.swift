import TestPacing
import Testing

@testable import RouterSimulation

@Suite("A simulated floor", .calculating)
struct FloorTests {
  private static let day: Range<Int64> = 0..<86_400_000

  private func plan(
    _ agents: [FloorPlan.Agent],
    _ queues: [FloorPlan.Queue] = [FloorPlan.Queue(id: "q", within: 0, share: 1)],
    _ conduct: Conduct = .ideal
  ) -> FloorPlan {
    FloorPlan(agents: agents, queues: queues, conduct: conduct, tick: 60_000)
  }

  private func agent(
    _ id: String, _ skills: [String] = [], capacity: UInt32 = 1, _ shifts: [Range<Int64>] = [day]
  ) -> FloorPlan.Agent {
    FloorPlan.Agent(
      id: id, skills: skills, capacity: capacity, shifts: shifts)
  }

  private func outcomes(
    _ plan: FloorPlan, _ arrivals: [Arrival], _ rule: Rule = .baton
  ) -> [Outcome] {
    Comparison.outcomes(plan, arrivals, rule: rule, seed: 1)
  }

  @Test("One agent serves one after the other, whatever the rule", arguments: Rule.allCases)
  func oneAfterTheOther(rule: Rule) {
    let arrivals = (0..<3).map { Arrival(at: 1_000 * $0, queue: "q", handling: 10_000) }
    let found = outcomes(plan([agent("a")]), arrivals, rule)
    #expect(found.map(\.waited) == [0, 9_000, 18_000])
    #expect(found.allSatisfy { $0.ending == .served(by: 0) })
  }

  @Test("Nobody waits while an agent has room", arguments: Rule.allCases)
  func room(rule: Rule) {
    let arrivals = (0..<4).map { Arrival(at: 10 + $0, queue: "q", handling: 10_000) }
    let found = outcomes(plan([agent("a", capacity: 2), agent("b", capacity: 2)]), arrivals, rule)
    #expect(found.map(\.waited) == [0, 0, 0, 0])
  }

  @Test("Who is out of patience leaves, and is nobody's any more", arguments: Rule.allCases)
  func patience(rule: Rule) {
    let arrivals = [
      Arrival(at: 0, queue: "q", handling: 60_000),
      Arrival(at: 1_000, queue: "q", handling: 1_000, patience: 5_000),
      Arrival(at: 2_000, queue: "q", handling: 1_000),
    ]
    let found = outcomes(plan([agent("a")]), arrivals, rule)
    #expect(found.map(\.ending) == [.served(by: 0), .left, .served(by: 0)])
    #expect(found.map(\.waited) == [0, 5_000, 58_000])
  }

  @Test("Only who has the skill is asked, whatever the rule", arguments: Rule.allCases)
  func skills(rule: Rule) {
    let queues = [
      FloorPlan.Queue(id: "q", needs: ["x"], within: 0, share: 1)
    ]
    let arrivals = (0..<2).map { Arrival(at: $0, queue: "q", handling: 10_000) }
    let found = outcomes(plan([agent("a"), agent("b", ["x"])], queues), arrivals, rule)
    #expect(found.map(\.ending) == [.served(by: 1), .served(by: 1)])
  }

  @Test("Nobody is asked before their shift", arguments: Rule.allCases)
  func shifts(rule: Rule) {
    let late = agent("a", [50_000..<90_000])
    let found = outcomes(
      plan([late]), [Arrival(at: 20_000, queue: "q", handling: 1_000)], rule)
    #expect(found.map(\.waited) == [30_000])
  }

  private func agent(_ id: String, _ shifts: [Range<Int64>]) -> FloorPlan.Agent {
    agent(id, [], shifts)
  }

  @Test("An offer that is declined goes to another agent", arguments: Rule.allCases)
  func declines(rule: Rule) {
    let conduct = Conduct(answer: .constant(2_000), declines: 0.5, ignores: 0, paceByLevel: false)
    let arrivals = (0..<40).map { Arrival(at: $0 * 100_000, queue: "q", handling: 1_000) }
    let found = outcomes(
      plan([agent("a"), agent("b")], [FloorPlan.Queue(id: "q", within: 0, share: 1)], conduct),
      arrivals, rule)
    #expect(!found.contains { $0.ending == .left })
    #expect(found.allSatisfy { $0.waited == Int64($0.offers) * 2_000 })
    #expect(found.contains { $0.offers > 1 } && found.contains { $0.offers == 1 })
  }

  @Test("The same seed gives the same outcomes, another one others", arguments: Rule.allCases)
  func seeds(rule: Rule) {
    let day = SampleDay.standard
    let some = Array(day.arrivals(seed: 1).prefix(400))
    let run = { (seed: UInt64) in
      Comparison.outcomes(day.plan, some, rule: rule, seed: seed).map(\.waited)
    }
    #expect(run(1) == run(1))
    #expect(run(1) != run(2))
    #expect(day.arrivals(seed: 1) == day.arrivals(seed: 1))
    #expect(day.arrivals(seed: 1) != day.arrivals(seed: 2))
  }
}
