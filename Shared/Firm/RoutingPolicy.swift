/// How work is ordered and shared out, in every team of the firm.
public struct RoutingPolicy: Sendable, Hashable {
  public var score = ScorePolicy()
  public var capacity = CapacityPolicy()
  /// After so many offers in a row that ran out, an agent is asked no more until they say so; 0 for never.
  public var timeoutsBeforePause = 1
  /// The same for declined ones.
  public var declinesBeforePause = 3
  /// How long somebody whose page is gone may be away before active conversations go to others.
  public var lostGrace: Duration = .seconds(120)
  /// How long an agent must have had nothing before they are offered what others serve first.
  public var backfillAfter: Duration = .seconds(60)
  /// Among equals, whoever can do least else is asked.
  public var sparesGeneralists = true

  public init() {}
}

/// What makes a conversation urgent, in points; waiting adds one in a time.
public struct ScorePolicy: Sendable, Hashable {
  public var waitPerPoint: Duration = .seconds(60)
  /// For each of a priority's 0 to 100.
  public var priority = 0.2
  /// Low, normal, high, critical.
  public var urgency = [0, 0, 5, 15]
  public var tiers: [Tier] = []
  /// For each step of a feeling below 0, and for each step a turn that it falls.
  public var sentiment = 1
  public var falling = 2
  /// Of an answer by a certain time.
  public var promise = 20
  /// Less, for each level of skill by which whoever is free is below the best who is there: they take what
  /// they are best at, as far as that goes.
  public var fit = 0.0

  public struct Tier: Sendable, Hashable {
    public var tier: String
    public var points: Int

    public init(tier: String, points: Int) {
      self.tier = tier
      self.points = points
    }
  }

  public init() {}
}

/// What a conversation takes of an agent's capacity.
public struct CapacityPolicy: Sendable, Hashable {
  /// By channel; else 1.
  public var channels: [Channel] = []
  /// Beside that, for a hard one.
  public var hard = 1
  /// The reasons for which a conversation is hard, beside what its queue says.
  public var hardReasons: [EscalationReason] = []
  /// Whether notes after the end count, and for how long.
  public var wrapUpCounts = false
  public var wrapUpLimit: Duration?
  /// Whether what is put aside takes nothing.
  public var isSnoozedFree = true

  public struct Channel: Sendable, Hashable {
    public var channel: String
    public var units: Int

    public init(channel: String, units: Int) {
      self.channel = channel
      self.units = units
    }
  }

  public init() {}
}
