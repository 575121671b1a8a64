/// The same customers under several rules, or several staffs.
public enum Comparison {
  /// - Parameter progress: called with the number of customers whose outcome is known.
  public static func run(
    _ plan: FloorPlan, _ arrivals: [Arrival], rule: Rule, named name: String? = nil, seed: UInt64,
    progress: @escaping (Int) -> Void = { _ in }
  ) -> RuleReport {
    RuleReport(
      name ?? rule.name, outcomes(plan, arrivals, rule: rule, seed: seed, progress: progress), plan)
  }

  /// In the order in which they came.
  public static func outcomes(
    _ plan: FloorPlan, _ arrivals: [Arrival], rule: Rule, seed: UInt64,
    progress: @escaping (Int) -> Void = { _ in }
  ) -> [Outcome] {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(arrivals.count)
    var floor = Floor(plan, arrivals.makeIterator(), rule: rule, seed: seed) { outcome in
      outcomes.append(outcome)
      if outcomes.count.isMultiple(of: 100) { progress(outcomes.count) }
    }
    floor.run()
    return outcomes.sorted { $0.number < $1.number }
  }
}
