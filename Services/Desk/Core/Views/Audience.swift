/// Whom a conversation concerns: who may see it, act on it, find it and hear of it.
///
/// Agents see what is their team's: what waits for it, what its people hold, what ended there, and
/// what the bot would hand over to it. Beyond that they see what they hold, held last, or are offered:
/// so whoever passed a conversation to another team still sees it until somebody there accepts.
/// Supervisors see everything.
public struct Audience: Sendable, Hashable {
  public var team: String
  /// Without repeats, in order.
  public var agents: [String]

  public init(team: String, agents: [String]) {
    self.team = team
    self.agents = agents
  }

  public init(_ view: ConversationView) {
    let concerned = [view.control.agentId, view.lastAgentId, view.offer?.agentId]
    team = view.team
    agents = concerned.compactMap { $0 }.sorted().reduce(into: []) { agents, id in
      if agents.last != id { agents.append(id) }
    }
  }

  public func includes(_ person: Person) -> Bool {
    person.isSupervisor || agents.contains(person.id) || (!team.isEmpty && team == person.team)
  }
}
