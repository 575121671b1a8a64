import RouterSimulation

/// Variants of a world, one after the other, with a bar.
struct SimulationRun {
  var world: SimulatedWorld
  /// With other staff; nil where only rules are compared.
  var changed: FloorPlan?
  var rules: [Rule]
  var seed: UInt64

  struct Report {
    var name: String
    var seed: UInt64
    var agents: Int
    var queues: [FloorPlan.Queue]
    var variants: [RuleReport]
  }

  func report() -> Report {
    let bar = ProgressBar()
    defer { bar.clear() }
    var variants = world.recorded.map { [$0] } ?? []
    let planned = rules.flatMap { rule in
      [(rule, world.plan, changed == nil ? rule.name : "\(rule.name), as staffed")]
        + (changed.map { [(rule, $0, "\(rule.name), changed")] } ?? [])
    }
    for (place, (rule, plan, name)) in planned.enumerated() {
      variants.append(
        Comparison.run(plan, world.arrivals, rule: rule, named: name, seed: seed) { done in
          let share = (Double(place) + Double(done) / Double(max(1, world.arrivals.count)))
          bar.show(
            share: share / Double(planned.count),
            " \(name): \(done) of \(world.arrivals.count.counted("customer"))")
        })
    }
    return Report(
      name: world.name, seed: seed, agents: (changed ?? world.plan).agents.count,
      queues: world.plan.queues, variants: variants)
  }
}
