internal import Conversation
internal import RouterCore
internal import Routing

/// A plan as the router's configuration states it.
extension FloorPlan {
  var configured: TeamConfigured {
    var body = TeamConfigured()
    body.agents = agents.map { agent in
      var configured = agent.configured
      configured.id = agent.id
      if configured.name.isEmpty { configured.name = agent.id }
      configured.skills = agent.skills.map { $0.level > 1 ? "\($0.name)=\($0.level)" : $0.name }
      configured.capacity = agent.capacity
      return configured
    }
    body.queues = queues.map { queue in
      var configured = queue.configured
      configured.id = queue.id
      configured.skills = queue.needs.map(\.text)
      return configured
    }
    body.hours = hours
    if let rules { body.rules = rules }
    return body
  }

  var policy: DispatchPolicy {
    DispatchPolicy(
      offerMilliseconds: 30_000, expiresMilliseconds: 3_600_000, positionInterval: 30_000,
      configured: { _, _ in nil }, isOpen: { _, _ in true }, notice: { _, _, _ in "" })
  }
}
