/// Where conversations of one kind wait for an agent.
public struct Queue: Sendable, Hashable {
  public var id: String
  /// The id of the team that serves it.
  public var team: String
  public var name: Wording
  /// What is asked of an agent, as `AskedSkill` reads it: `returns`, `returns>=3`, `returns?`.
  public var requiredSkills: [String]
  /// 0 to 10; the higher is served first, then the older.
  public var priority: Int
  /// The id of its opening hours.
  public var hours: String
  /// What the wall shows: how many are to be accepted within which time.
  public var serviceLevel: ServiceLevel
  /// How long an agent has to accept an offer from here; nil for the policy's.
  public var offer: Duration?
  /// What is asked instead after a time of waiting, the earliest first.
  public var rings: [Ring] = []
  /// Its conversations take more of a capacity.
  public var isHard = false
  /// Nobody is offered it unasked: agents take from it.
  public var isPulled = false
  /// Whoever had the customer before is asked first.
  public var asksSameAgent = false
  public var targets: [ServiceTargets] = []
  public var overflow: [Overflow] = []
  /// Outside its hours, an answer is promised within that time of its opening; nil for no promise.
  public var promise: Duration?

  /// From a time of waiting on, this is asked in place of `requiredSkills`.
  public struct Ring: Sendable, Hashable {
    public var after: Duration
    public var skills: [String]
    public var isAnyLanguage: Bool

    public init(after: Duration, skills: [String], isAnyLanguage: Bool = false) {
      self.after = after
      self.skills = skills
      self.isAnyLanguage = isAnyLanguage
    }
  }

  /// Another queue that takes over, after a time or beyond a length.
  public struct Overflow: Sendable, Hashable {
    public var queue: String
    public var after: Duration?
    public var length: Int?

    public init(queue: String, after: Duration? = nil, length: Int? = nil) {
      self.queue = queue
      self.after = after
      self.length = length
    }
  }

  public init(
    id: String, team: String, name: Wording, requiredSkills: [String] = [], priority: Int = 5,
    hours: String = OpeningHours.always.id, serviceLevel: ServiceLevel = ServiceLevel(),
    offer: Duration? = nil
  ) {
    self.id = id
    self.team = team
    self.name = name
    self.requiredSkills = requiredSkills
    self.priority = priority
    self.hours = hours
    self.serviceLevel = serviceLevel
    self.offer = offer
  }
}

/// What a queue promises: this share of conversations is accepted within this time.
public struct ServiceLevel: Sendable, Hashable {
  /// 0 to 1.
  public var share: Double
  public var within: Duration

  public init(share: Double = 0.8, within: Duration = .seconds(60)) {
    self.share = share
    self.within = within
  }
}

/// By when what has to happen, in the queue's opening hours; of customers of one tier, or of all others.
public struct ServiceTargets: Sendable, Hashable {
  /// Nil for every other.
  public var tier: String?
  public var handoffWait: Duration?
  public var firstResponse: Duration?
  public var nextResponse: Duration?
  public var resolution: Duration?
  /// The share of a time after which its people are warned, 0 to 1; nil for no warning.
  public var warnAt: Double?

  public init(tier: String? = nil) {
    self.tier = tier
  }
}
