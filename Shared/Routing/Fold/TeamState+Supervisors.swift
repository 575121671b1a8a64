internal import Conversation

/// What supervisors order of their team.
extension TeamState {
  mutating func drain(_ body: AgentDrained, _ event: TeamEvent) -> VoidReason? {
    guard Self.mayOrder(event) else { return .notAllowed }
    guard let agent = self[agent: body.agentID] else { return .unknownMessage }
    guard agent.isDraining != body.draining else { return .alreadyDone }
    changeAgent(named: body.agentID) { $0.isDraining = body.draining }
    return nil
  }

  /// Those who wait in it are served; who comes later waits until it opens, or goes where it overflows to.
  mutating func closeQueue(_ body: QueueClosed, _ event: TeamEvent) -> VoidReason? {
    guard Self.mayOrder(event) else { return .notAllowed }
    guard !body.queue.isEmpty, body.queue.utf8.count <= 200, closedQueues.count < 10_000 else {
      return .outOfBounds
    }
    guard closedQueues.contains(body.queue) != body.closed else { return .alreadyDone }
    if body.closed {
      closedQueues.append(body.queue)
      closedQueues.sort()
    } else {
      closedQueues.removeAll { $0 == body.queue }
      for held in line(of: body.queue) where held.isHeld {
        var item = held
        item.isHeld = false
        put(item)
      }
    }
    return nil
  }

  mutating func prioritise(_ body: WorkPrioritised, _ event: TeamEvent) -> VoidReason? {
    guard Self.mayOrder(event) else { return .notAllowed }
    guard var item = work[body.work.conversation], item.waits else { return .notOwed }
    guard item.epoch == body.work.epoch else { return .staleEpoch }
    guard body.priority <= 100 else { return .outOfBounds }
    item.priority = body.priority
    put(item)
    return nil
  }
}
