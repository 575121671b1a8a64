/// A person who may hold the baton.
public struct Agent: Sendable, Hashable {
  public enum Role: String, Sendable, CaseIterable {
    case agent
    /// Sees every team's wall and may take over any conversation.
    case supervisor
    /// Sees besides who read what.
    case administrator
  }

  public var id: String
  public var name: String
  /// The id of the home team, where the capacity lives.
  public var team: String
  public var role: Role
  /// As `OwnSkill` reads them: `returns`, `returns=3`.
  public var skills: [String]
  /// Language subtags, the best first.
  public var languages: [String]
  /// How many conversations may be offered to be held at once; 0 for somebody who only watches.
  public var capacity: Int
  public var secret: AgentSecret
  /// The queues that they serve; none for all of the team.
  public var queues: [String] = []
  /// The queues of the team that they serve only when idle.
  public var backfill: [String] = []

  public init(
    id: String, name: String, team: String, role: Role = .agent, skills: [String] = [],
    languages: [String] = ["en"], capacity: Int = 3, secret: AgentSecret
  ) {
    self.id = id
    self.name = name
    self.team = team
    self.role = role
    self.skills = skills
    self.languages = languages
    self.capacity = capacity
    self.secret = secret
  }

  /// Whether the agent may be offered what waits in the queue.
  public func canServe(_ queue: Queue) -> Bool {
    capacity > 0 && team == queue.team && serves(queue.id) && has(queue.requiredSkills)
  }

  private func serves(_ queue: String) -> Bool {
    queues.isEmpty && !backfill.contains(queue) || queues.contains(queue)
      || backfill.contains(queue)
  }

  /// All that is required of them; what is only preferred does not matter.
  public func has(_ asked: [String]) -> Bool {
    let own = skills.compactMap { OwnSkill($0) }
    return asked.compactMap { AskedSkill($0) }.allSatisfy { need in
      need.isPreferred || own.contains { $0.name == need.name && $0.level >= need.level }
    }
  }
}
