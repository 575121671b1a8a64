/// Everything a firm decides: its people, queues, hours, rules, gateways and words.
public struct Firm: Sendable, Hashable {
  public var teams: [Team]
  /// Always holds `OpeningHours.always`.
  public var hours: [OpeningHours]
  /// How work is ordered and shared out.
  public var routing = RoutingPolicy()
  public var policy: Policy
  public var gateways: Gateways
  public var texts: Texts
  public var connectors: Connectors
  public var replies: [CannedReply]
  /// Accepted, but not meant for a firm's real work: secrets in plain text, callbacks to private addresses.
  public var warnings: [FirmProblem]

  public init(
    teams: [Team], hours: [OpeningHours] = [.always], policy: Policy,
    gateways: Gateways = Gateways(), texts: Texts = Texts(),
    connectors: Connectors = Connectors(), replies: [CannedReply] = [], warnings: [FirmProblem] = []
  ) {
    self.teams = teams
    self.hours = hours
    self.policy = policy
    self.gateways = gateways
    self.texts = texts
    self.connectors = connectors
    self.replies = replies
    self.warnings = warnings
  }

  public var queues: [Queue] { teams.flatMap(\.queues) }
  public var agents: [Agent] { teams.flatMap(\.agents) }

  public func team(_ id: String) -> Team? { teams.first { $0.id == id } }

  public func queue(_ id: String) -> Queue? {
    for team in teams {
      if let queue = team.queues.first(where: { $0.id == id }) { return queue }
    }
    return nil
  }

  public func agent(_ id: String) -> Agent? {
    for team in teams {
      if let agent = team.agents.first(where: { $0.id == id }) { return agent }
    }
    return nil
  }

  /// The team and queue for a gateway's customers that neither a rule nor a route places.
  public func defaultPlace(channel: String, account: String) -> (team: String, queue: String) {
    guard let named = gateways[channel, account]?.queue, let own = queue(named) else {
      return (policy.defaultTeam, policy.defaultQueue)
    }
    return (own.team, own.id)
  }

  /// The opening hours of a queue; round the clock for one that is not known.
  public func hours(of queue: Queue) -> OpeningHours {
    hours.first { $0.id == queue.hours } ?? .always
  }
}
