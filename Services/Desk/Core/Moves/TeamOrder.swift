public import Conversation
public import Routing

/// What a person orders of a team, not of one conversation's control.
public enum TeamOrder: Sendable, Equatable {
  /// Nothing new for that agent, or again.
  case drain(agent: String, isDraining: Bool, reason: String)
  /// Nobody else into that queue, or again.
  case close(queue: String, isClosed: Bool, reason: String)
  /// From 0 to 100.
  case prioritise(ConversationID, epoch: Int64, priority: UInt32, reason: String)
  /// Work for the person themselves: a conversation that waits, or the next.
  case request(ConversationID?)
}

extension Proposing {
  /// The event for that team's log.
  public func teamEvent(_ order: TeamOrder, of team: String) -> TeamEvent {
    TeamEvent(
      id: eventID, team: team, author: person.author, occurredAt: now, body: body(of: order))
  }

  private func body(of order: TeamOrder) -> TeamEventBody {
    switch order {
    case .drain(let agent, let isDraining, let reason):
      var body = AgentDrained()
      body.agentID = agent
      body.draining = isDraining
      body.reason = reason
      return .agentDrained(body)
    case .close(let queue, let isClosed, let reason):
      var body = QueueClosed()
      body.queue = queue
      body.closed = isClosed
      body.reason = reason
      return .queueClosed(body)
    case .prioritise(let conversation, let epoch, let priority, let reason):
      var body = WorkPrioritised()
      body.work = WorkRef(conversation, epoch: epoch)
      body.priority = priority
      body.reason = reason
      return .workPrioritised(body)
    case .request(let conversation):
      var body = WorkRequested()
      body.agentID = person.id
      body.conversationHi = conversation?.hi ?? 0
      body.conversationLo = conversation?.lo ?? 0
      return .workRequested(body)
    }
  }
}
