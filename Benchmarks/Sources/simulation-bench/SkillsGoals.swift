import Foundation
import RouterSimulation

/// A day with skills and two peaks, under the dispatcher and under two simple rules.
enum SkillsGoals {
  private static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  static func measure() -> [Goal] {
    let reports = Rule.allCases.map { rule in (rule, seeds.map { report(rule, seed: $0) }) }
    for (rule, days) in reports { print(line(rule, days)) }
    guard let ours = reports.first(where: { $0.0 == .baton })?.1 else { return [] }
    return reports.filter { $0.0 != .baton }.flatMap { rule, theirs in
      [
        goal("p90 of the waits, beside \(rule.name)", ours, theirs, unit: 1_000, " s") {
          Double($0.all.waits.quantile(0.9))
        },
        goal("later than promised, beside \(rule.name)", ours, theirs, unit: 1, "") {
          Double($0.all.misses)
        },
      ]
    } + [starvation(ours)]
  }

  static func report(_ rule: Rule, seed: UInt64) -> RuleReport {
    let day = SampleDay.standard
    return Comparison.run(day.plan, day.arrivals(seed: seed), rule: rule, seed: seed)
  }

  private static func goal(
    _ what: String, _ ours: [RuleReport], _ theirs: [RuleReport], unit: Double, _ suffix: String,
    _ value: @escaping (RuleReport) -> Double
  ) -> Goal {
    let mean = { (days: [RuleReport]) in
      days.reduce(0) { $0 + value($1) } / Double(days.count) / unit
    }
    let better = zip(ours, theirs).count { value($0) < value($1) }
    return Goal(
      number: 2, what: what,
      measured: String(format: "%.1f beside %.1f", mean(ours), mean(theirs))
        + "\(suffix), better on \(better) of \(ours.count) days",
      wanted: "less on every day", isMet: better == ours.count)
  }

  private static func starvation(_ days: [RuleReport]) -> Goal {
    let longest = days.map(\.all.waits.maximum).max() ?? 0
    let limit = 2 * (SampleDay.standard.plan.ageRule ?? 0)
    return Goal(
      number: 2, what: "the longest wait",
      measured: "\(longest / 1_000) s", wanted: "at most \(limit / 1_000) s, twice the rule of age",
      isMet: longest <= limit)
  }

  private static func line(_ rule: Rule, _ days: [RuleReport]) -> String {
    let mean = { (value: (RuleReport) -> Double) in
      days.reduce(0) { $0 + value($1) } / Double(days.count)
    }
    return "   \(rule.name): "
      + String(
        format: "mean %.1f s, p90 %.1f s, p99 %.1f s, longest %.0f s, ",
        mean { $0.all.waits.mean / 1_000 },
        mean { Double($0.all.waits.quantile(0.9)) / 1_000 },
        mean { Double($0.all.waits.quantile(0.99)) / 1_000 },
        mean { Double($0.all.waits.maximum) / 1_000 })
      + String(
        format:
          "in time %.1f %%, left %.1f %%, occupancy %.1f %%, tiers %.2f; %.0f customers a day",
        100 * mean(\.all.met), 100 * mean { Double($0.all.left) / Double($0.all.waits.count) },
        100 * mean(\.occupancy), mean { $0.tierRatio ?? 0 }, mean { Double($0.all.waits.count) })
  }
}
