/// A group of agents and the queues they serve.
public struct Team: Sendable, Hashable {
  public var id: String
  public var name: Wording
  public var queues: [Queue]
  /// The agents whose home this team is; an agent has exactly one.
  public var agents: [Agent]

  public init(id: String, name: Wording, queues: [Queue], agents: [Agent]) {
    self.id = id
    self.name = name
    self.queues = queues
    self.agents = agents
  }
}

/// Where conversations of one kind wait for an agent.
public struct Queue: Sendable, Hashable {
  public var id: String
  /// The id of the team that serves it.
  public var team: String
  public var name: Wording
  /// An agent must have all of these to be offered a conversation from here.
  public var requiredSkills: [String]
  /// 0 to 10; the higher is served first, then the older.
  public var priority: Int
  /// The id of its opening hours.
  public var hours: String
  public var serviceLevel: ServiceLevel
  /// How long an agent has to accept an offer from here; nil for the policy's.
  public var offer: Duration?

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
