/// What a rule made of a floor's customers.
public struct RuleReport: Sendable {
  /// A part of the customers: a queue, a tier, half an hour.
  public struct Part: Sendable {
    public var name: String
    public var waits: Spread
    /// How many did not get an agent within what their queue promises.
    public var misses: Int
    public var left: Int

    /// The share that got an agent in time.
    public var met: Double {
      waits.count == 0 ? 1 : 1 - Double(misses) / Double(waits.count)
    }

    init(_ name: String, _ outcomes: [Outcome], _ plan: FloorPlan) {
      self.name = name
      waits = Spread(outcomes.map(\.waited))
      left = outcomes.count { !$0.isServed }
      misses = outcomes.count { $0.misses(plan.queue($0.arrival.queue)?.within ?? .max) }
    }
  }

  public var name: String
  public var all: Part
  public var queues: [Part]
  /// The lowest tier first.
  public var tiers: [Part]
  /// By when they came.
  public var halfHours: [Part]
  /// The share of the capacity on shift that was in use.
  public var occupancy: Double
  public var estimates: EstimateCoverage

  public init(_ name: String, _ outcomes: [Outcome], _ plan: FloorPlan) {
    self.name = name
    all = Part("all", outcomes, plan)
    queues = plan.queues.map { queue in
      Part(queue.id, outcomes.filter { $0.arrival.queue == queue.id }, plan)
    }
    tiers = plan.tiers.map { tier in
      Part(tier.isEmpty ? "no tier" : tier, outcomes.filter { $0.arrival.tier == tier }, plan)
    }
    halfHours = Self.halfHours(outcomes, plan)
    let handled = outcomes.reduce(0) { $0 + Double($1.handled) }
    occupancy = plan.staffed > 0 ? handled / plan.staffed : 0
    estimates = EstimateCoverage(outcomes)
  }

  /// How many times as long as the highest tier the lowest waits, on average.
  public var tierRatio: Double? {
    guard tiers.count > 1, let lowest = tiers.first, let highest = tiers.last,
      highest.waits.mean > 0
    else { return nil }
    return lowest.waits.mean / highest.waits.mean
  }

  private static func halfHours(_ outcomes: [Outcome], _ plan: FloorPlan) -> [Part] {
    let place = { (outcome: Outcome) in outcome.arrival.at / 1_800_000 }
    guard let first = outcomes.map(place).min(), let last = outcomes.map(place).max() else {
      return []
    }
    return (first...last).map { half in
      let minutes = half * 30 % 1_440
      let name = "\(minutes / 600)\(minutes / 60 % 10):\(minutes % 60 == 0 ? "00" : "30")"
      return Part(name, outcomes.filter { place($0) == half }, plan)
    }
  }
}

extension Outcome {
  /// Whether no agent took it within that wait. One who left before it was over is none of the agents' misses.
  func misses(_ within: Int64) -> Bool { waited > within }
}
