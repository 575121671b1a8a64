/// A group of agents and the queues they serve.
public struct Team: Sendable, Hashable {
  public var id: String
  public var name: Wording
  public var queues: [Queue]
  /// The agents whose home this team is; an agent has exactly one.
  public var agents: [Agent]
  /// Who serves those who wait while nobody of the team accepts work; nil for nobody.
  public var fallback: Fallback?

  /// Another team's queue, asked once nobody has been there for a time.
  public struct Fallback: Sendable, Hashable {
    public var queue: String
    public var after: Duration

    public init(queue: String, after: Duration = .seconds(120)) {
      self.queue = queue
      self.after = after
    }
  }

  public init(
    id: String, name: Wording, queues: [Queue], agents: [Agent], fallback: Fallback? = nil
  ) {
    self.id = id
    self.name = name
    self.queues = queues
    self.agents = agents
    self.fallback = fallback
  }
}
