import Routing
import TestPacing
import Testing

@testable import RouterSimulation

/// The sample day's first peak under each rule; `make simulate` compares whole days.
@Suite("A day with skills", .calculating)
struct SampleDayTests {
  private static let reports: [Rule: RuleReport] = {
    var day = SampleDay.standard
    day.plan.tick = 5_000
    let morning = day.arrivals(seed: 1).filter { $0.at < 12 * 3_600_000 }
    let reports = Rule.allCases.map { rule in
      (rule, Comparison.run(day.plan, morning, rule: rule, seed: 1))
    }
    return Dictionary(uniqueKeysWithValues: reports)
  }()

  private func report(_ rule: Rule) throws -> RuleReport {
    try #require(Self.reports[rule])
  }

  @Test("Has forty agents, six skills, eight queues, and two peaks")
  func shape() {
    let plan = SampleDay.standard.plan
    let skills = Set(plan.agents.flatMap { $0.skills.map(\.name) })
    #expect(plan.agents.count == 40 && plan.queues.count == 8 && skills.count == 6)
    #expect(SampleDay.standard.profile.peaks.count == 2)
    #expect(plan.queues.flatMap(\.needs).allSatisfy { skills.contains($0.skill) })
  }

  @Test("Every rule meets the same customers, and each is served or leaves")
  func sameCustomers() throws {
    let counts = try Rule.allCases.map { try report($0).all.waits.count }
    #expect(Set(counts).count == 1 && counts[0] > 1_000)
  }

  @Test(
    "The dispatcher keeps waits shorter and promises better than simple rules",
    arguments: [Rule.firstComeFirstServed, .roundRobin])
  func better(rule: Rule) throws {
    let (ours, theirs) = (try report(.baton).all, try report(rule).all)
    #expect(ours.waits.quantile(0.9) < theirs.waits.quantile(0.9))
    #expect(ours.misses < theirs.misses)
  }

  @Test("The dispatcher keeps the longest waits far shorter than round robin")
  func fairerThanRoundRobin() throws {
    let (ours, theirs) = (try report(.baton).all, try report(.roundRobin).all)
    #expect(ours.waits.quantile(0.99) < theirs.waits.quantile(0.99))
    #expect(ours.waits.maximum < theirs.waits.maximum)
  }

  @Test("Nobody waits longer than twice the rule of age")
  func starvation() throws {
    let limit = try #require(SampleDay.standard.plan.ageRule)
    #expect(try report(.baton).all.waits.maximum <= 2 * limit)
  }

  @Test("Customers are told how long it takes")
  func estimates() throws {
    let estimates = try report(.baton).estimates
    #expect(estimates.known > 200)
    #expect(estimates.shareUnderP50 < estimates.shareUnderP90)
  }
}
