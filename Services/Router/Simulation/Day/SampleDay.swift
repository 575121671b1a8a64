public import Routing

/// A day of a service with forty agents, six skills and eight queues, and a peak before noon and in the evening.
public struct SampleDay: Sendable {
  public struct Demand: Sendable {
    public var queue: String
    /// Of all that come.
    public var share: Double
    public var handling: Distribution
  }

  public var plan: FloorPlan
  public var demands: [Demand]
  public var profile: DayProfile
  public var patience: Distribution
  /// The shares of the customers' tiers, the lowest first.
  public var tiers: [Double]

  /// Everyone who comes that day: the same for each rule.
  public func arrivals(seed: UInt64) -> [Arrival] {
    var times = RandomStream(seed: seed, "times")
    var kinds = RandomStream(seed: seed, "kinds")
    var handlings = RandomStream(seed: seed, "handlings")
    var patiences = RandomStream(seed: seed, "patiences")
    return profile.arrivals(&times).map { at in
      let demand = demands[kinds.place(among: demands.map(\.share))]
      var arrival = Arrival(
        at: at, queue: demand.queue, handling: demand.handling.milliseconds(&handlings),
        patience: patience.milliseconds(&patiences))
      arrival.priority = plan.queue(demand.queue)?.priority ?? 0
      arrival.tier = plan.tiers[kinds.place(among: tiers)]
      return arrival
    }
  }
}

extension SampleDay {
  public static let standard: SampleDay = {
    var plan = FloorPlan(
      agents: agents, queues: queues,
      conduct: Conduct(
        answer: .lognormal(mean: 4_000, variation: 0.6), declines: 0.02, ignores: 0.01,
        paceByLevel: true),
      tick: 1_000)
    plan.rules = rules
    plan.tiers = ["", "silver", "gold"]
    return SampleDay(
      plan: plan, demands: demands,
      profile: DayProfile(
        level: 220,
        peaks: [
          DayProfile.Peak(hour: 11, width: 1, height: 330),
          DayProfile.Peak(hour: 17.5, width: 1.2, height: 290),
        ],
        hours: 8...20),
      patience: .exponential(mean: 600_000), tiers: [0.7, 0.2, 0.1])
  }()

  /// A minute of waiting is a point, ten of priority are one, silver one and gold two. Four are lost for each level
  /// by which an agent is below the best who is there: at the peaks everybody does what they are best at.
  private static let rules: RoutingRules = {
    var rules = RoutingRules()
    rules.score.waitMsPerPoint = 60_000
    rules.score.priority = 10
    let points: [(String, Int32)] = [("silver", 1), ("gold", 2)]
    rules.score.tiers = points.map { name, points -> TierPoints in
      var tier = TierPoints()
      tier.tier = name
      tier.points = points
      return tier
    }
    rules.sparesGeneralists = true
    rules.score.fit = 400
    return rules
  }()

  private static let demands: [Demand] = [
    demand("general", 0.18, minutes: 5), demand("orders", 0.22, minutes: 6),
    demand("returns", 0.15, minutes: 7), demand("payments", 0.14, minutes: 7),
    demand("security", 0.05, minutes: 8), demand("technical", 0.12, minutes: 10),
    demand("complaints", 0.06, minutes: 12), demand("vip", 0.08, minutes: 7),
  ]

  private static func demand(_ queue: String, _ share: Double, minutes: Double) -> Demand {
    Demand(
      queue: queue, share: share,
      handling: .lognormal(mean: minutes * 60_000, variation: 0.9))
  }

  private static let queues: [FloorPlan.Queue] = [
    queue("general", [], 0, within: 90, share: 0.8),
    queue("orders", ["orders"], 5, within: 60, share: 0.8),
    queue("returns", ["returns"], 5, within: 60, share: 0.8),
    queue("payments", ["payments"], 5, within: 60, share: 0.8),
    queue("security", ["security"], 20, within: 20, share: 0.9),
    queue("technical", ["technical"], 0, within: 90, share: 0.8),
    queue("complaints", ["complaints"], 10, within: 60, share: 0.8),
    queue("vip", ["orders", "payments"], 15, within: 30, share: 0.9),
  ]

  private static func queue(
    _ id: String, _ needs: [String], _ priority: UInt32, within seconds: Int64, share: Double
  ) -> FloorPlan.Queue {
    var queue = FloorPlan.Queue(
      id: id, needs: needs, priority: priority, within: seconds * 1_000, share: share)
    var target = ServiceTarget()
    target.measure = .handoffWait
    target.withinMs = UInt32(seconds * 1_000)
    queue.configured.targets = [target]
    return queue
  }

  /// Who is how good at what, and how many of them there are.
  private static let profiles: [(count: Int, skills: [String])] = [
    (8, ["orders=4", "returns=2", "payments=2"]), (6, ["returns=4", "orders=2"]),
    (6, ["payments=4", "orders=3"]), (4, ["security=5", "payments=3", "orders=2"]),
    (6, ["technical=4"]), (4, ["complaints=4", "returns=3"]),
    (
      6,
      ["orders=2", "returns=2", "payments=2", "technical=2", "complaints=2", "security=2"]
    ),
  ]

  private static let agents: [FloorPlan.Agent] = {
    // Early, middle and late in turn, so that each kind is there all day and most at the peaks; the late ones stay
    // for those who came before the doors closed.
    let shifts: [Range<Double>] = [8..<16, 9.5..<19, 12..<20.5]
    return profiles.flatMap { Array(repeating: $0.skills, count: $0.count) }
      .enumerated()
      .map { place, skills in
        let hours = shifts[place % shifts.count]
        return FloorPlan.Agent(
          id: "agent-\(place + 1)", skills: skills, capacity: 2,
          shifts: [Int64(hours.lowerBound * 3_600_000)..<Int64(hours.upperBound * 3_600_000)])
      }
  }()
}
