public import Conversation
public import Routing

/// Who works when on what, and how: everything about a floor but its customers.
public struct FloorPlan: Sendable {
  public struct Agent: Sendable {
    public var id: String
    public var skills: [Skill]
    public var capacity: UInt32
    /// When they take work, in milliseconds from the begin. What they have then they bring to its end.
    public var shifts: [Range<Int64>]
    /// What else the team's configuration says of them.
    public var configured = ConfiguredAgent()

    /// - Parameter skills: as the team's configuration writes them: `returns`, `returns=3`.
    public init(id: String, skills: [String] = [], capacity: UInt32, shifts: [Range<Int64>]) {
      self.id = id
      self.skills = skills.map { Skill($0) }
      self.capacity = capacity
      self.shifts = shifts
    }

    public func level(of skill: String) -> Int {
      skills.first { $0.name == skill }?.level ?? 0
    }
  }

  public struct Queue: Sendable {
    public var id: String
    public var needs: [Need]
    /// From 0 to 100.
    public var priority: UInt32
    /// Within which wait an agent is promised, in milliseconds, and for which share.
    public var within: Int64
    public var share: Double
    /// What else the team's configuration says of it.
    public var configured = ConfiguredQueue()

    /// - Parameter needs: as the team's configuration writes them: `returns`, `returns>=3`, `returns>=3?`.
    public init(
      id: String, needs: [String] = [], priority: UInt32 = 0, within: Int64, share: Double
    ) {
      self.id = id
      self.needs = needs.map { Need($0) }
      self.priority = priority
      self.within = within
      self.share = share
    }
  }

  public var agents: [Agent]
  public var queues: [Queue]
  /// How the work is ordered; nil for priority, then age.
  public var rules: RoutingRules?
  public var hours: [ConfiguredHours] = []
  /// The customers' tiers, the lowest first.
  public var tiers = [""]
  public var conduct: Conduct
  /// How often the router looks through the team, in milliseconds; nil for never.
  public var tick: Int64?
  /// The moment from which all times count.
  public var begin = Timestamp(milliseconds: 1_767_571_200_000)  // a Monday, 00:00 UTC

  public init(agents: [Agent], queues: [Queue], conduct: Conduct, tick: Int64?) {
    self.agents = agents
    self.queues = queues
    self.conduct = conduct
    self.tick = tick
  }

  /// After which wait age alone decides, in milliseconds: longer than all else that the score counts can make up for.
  /// Nil where it counts no waiting.
  public var ageRule: Int64? {
    guard let score = rules?.score else { return nil }
    let priorities = queues.map { Int64(score.priority) * Int64($0.priority) }
    let points = tiers.map { tier -> Int64 in
      let points = score.tiers.first { $0.tier == tier }?.points ?? 0
      return Int64(points) * 100
    }
    let fits = queues.map { Int64(score.fit) * levelsApart(in: $0) }.max() ?? 0
    let most = Self.width(priorities) + Self.width(points) + fits
    let pace = score.waitMsPerPoint == 0 ? 60_000 : Int64(score.waitMsPerPoint)
    // Points of waiting are counted whole.
    return (most + 100) * pace / 100
  }

  /// How many levels of skill the worst of those who can serve a queue stands below the best.
  private func levelsApart(in queue: Queue) -> Int64 {
    let levels = agents.compactMap { agent -> Int64? in
      let own = queue.needs.map { agent.level(of: $0.skill) }
      let isAble = zip(queue.needs, own).allSatisfy { $0.isPreferred || $1 >= $0.level }
      return isAble ? Int64(own.reduce(0, +)) : nil
    }
    return Self.width(levels)
  }

  private static func width(_ values: [Int64]) -> Int64 {
    (values.max() ?? 0) - (values.min() ?? 0)
  }

  /// Of each agent, by id.
  var places: [String: Int] {
    Dictionary(agents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func queue(_ id: String) -> Queue? { queues.first { $0.id == id } }

  /// How long that agent has to do with a customer, in milliseconds: as their least skill for it lets them.
  func handling(_ arrival: Arrival, by agent: Agent) -> Int64 {
    guard conduct.paceByLevel else { return arrival.handling }
    let asked = (queue(arrival.queue)?.needs.map(\.skill) ?? []) + arrival.skills
    guard let level = asked.map(agent.level).min() else { return arrival.handling }
    return Int64((Double(arrival.handling) * conduct.pace(atLevel: level)).rounded())
  }

  /// Capacity times the time for which it was there, in milliseconds.
  public var staffed: Double {
    agents.reduce(0) { sum, agent in
      sum + Double(agent.capacity) * agent.shifts.reduce(0) { $0 + Double($1.count) }
    }
  }
}

/// How agents behave.
public struct Conduct: Sendable {
  /// From the offer to the answer.
  public var answer: Distribution
  /// The share of offers that are declined, and that nobody answers.
  public var declines: Double
  public var ignores: Double
  /// Whether a level of skill changes the handling time: the ordinary one at level 3, an eighth less or more a level.
  public var paceByLevel: Bool

  public init(answer: Distribution, declines: Double, ignores: Double, paceByLevel: Bool) {
    self.answer = answer
    self.declines = declines
    self.ignores = ignores
    self.paceByLevel = paceByLevel
  }

  /// They take what they are offered at once.
  public static let ideal = Conduct(
    answer: .constant(0), declines: 0, ignores: 0, paceByLevel: false)

  func pace(atLevel level: Int) -> Double {
    paceByLevel ? 1 + (3 - Double(min(5, max(1, level)))) / 8 : 1
  }
}
