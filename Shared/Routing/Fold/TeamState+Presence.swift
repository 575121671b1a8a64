internal import Conversation

/// Who is there, and who only seems to be.
extension TeamState {
  mutating func changePresence(
    _ body: PresenceChanged, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard !body.agentID.isEmpty, body.agentID.utf8.count <= 200 else { return .outOfBounds }
    let isOwn = event.author.role == .agent || event.author.role == .supervisor
    changeAgent(named: body.agentID) { agent in
      let wasReady = agent.presence == .online && agent.acceptingWork
      let wasThere = agent.presence.isThere
      agent.presence = body.presence
      agent.acceptingWork = body.acceptingWork
      if agent.presence == .online, agent.acceptingWork, !wasReady { agent.idleSince = timestamp }
      agent.leaseUntil =
        body.leaseMs > 0 && body.presence.isThere
        ? timestamp.adding(milliseconds: body.leaseMs) : nil
      if isOwn || body.presence.isThere {
        agent.lostSince = nil
      } else if wasThere {
        agent.lostSince = timestamp
      }
      if isOwn {
        agent.pause = .none
        agent.timeouts = 0
        agent.declines = 0
      }
    }
    if !body.presence.isThere { requests.removeAll { $0.agentID == body.agentID } }
    return nil
  }

  /// By the desk, for all whose page is open there.
  mutating func renewPresence(_ body: PresenceRenewed, _ timestamp: Timestamp) -> VoidReason? {
    guard body.agentIds.count <= 10_000, body.leaseMs > 0 else { return .outOfBounds }
    for id in body.agentIds {
      guard let agent = self[agent: id], agent.presence.isThere else { continue }
      changeAgent(named: id) { $0.leaseUntil = timestamp.adding(milliseconds: body.leaseMs) }
    }
    return nil
  }

  /// Nobody renewed it: neither the agent's page nor their desk is there any more.
  mutating func lapse(
    _ body: PresenceLapsed, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard let due = self[agent: body.agentID]?.leaseUntil, due.milliseconds == body.dueMs else {
      return .noSuchDeadline
    }
    guard timestamp >= due else { return .early }
    changeAgent(named: body.agentID) { agent in
      agent.presence = .offline
      agent.leaseUntil = nil
      agent.lostSince = timestamp
    }
    requests.removeAll { $0.agentID == body.agentID }
    return nil
  }
}

extension Presence {
  /// Whether somebody is at the desk at all.
  var isThere: Bool { self == .online || self == .busy || self == .away }
}
