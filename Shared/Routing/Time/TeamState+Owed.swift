public import Conversation
internal import OrderedCollections

/// What a team's state owes at a moment, whoever noticed it last.
public enum TeamOwed: Sendable, Hashable {
  /// Its next ring.
  case relaxation(ConversationID, ring: UInt32)
  case serviceLevel(ConversationID, ServiceClock.Reached)
  /// Nobody renewed the agent's presence.
  case lapse(agentID: String, due: Timestamp)
  /// The time for notes is over.
  case wrapUpEnd(ConversationID, agentID: String)
  /// There is nothing for whoever asked.
  case refusal(EventID, agentID: String)
  /// Another queue takes it in: to be asked of the conversation's log.
  case overflow(ConversationID, Overflow, isFallback: Bool)
  /// The person who has it is gone: to be asked of the conversation's log.
  case takingBack(ConversationID, agentID: String, isAnswered: Bool)
}

extension ServiceClock {
  /// What is to be stated of a service level.
  public struct Reached: Sendable, Hashable {
    public var measure: Measure
    public var outcome: ServiceOutcome
    public var targetMs: UInt32
    public var elapsedMs: UInt32
  }
}

extension TeamState {
  /// How long whoever asked is let wait for an answer, in milliseconds.
  static let requestPatience: Int64 = 2_000

  public func owed(at now: Timestamp) -> [TeamOwed] {
    var owed: [TeamOwed] = []
    dueItems.forEach { entry in
      guard entry.due <= now.milliseconds else { return false }
      owed += self.owed(by: work.items[entry.slot], at: now)
      return true
    }
    dueAgents.forEach { entry in
      guard entry.due <= now.milliseconds else { return false }
      owed += self.owed(by: agentList[entry.slot], at: now)
      return true
    }
    for request in requests
    where now.milliseconds(since: request.at) >= Self.requestPatience {
      owed.append(.refusal(request.id, agentID: request.agentID))
    }
    return owed + fallbacks(at: now)
  }

  private func owed(by item: WorkItem, at now: Timestamp) -> [TeamOwed] {
    var owed: [TeamOwed] = []
    for clock in item.clocks {
      guard let outcome = outcome(of: clock, in: item.queue, at: now) else { continue }
      owed.append(
        .serviceLevel(
          item.conversation,
          ServiceClock.Reached(
            measure: clock.measure, outcome: outcome, targetMs: clock.targetMs,
            elapsedMs: elapsed(clock, of: item.queue, at: now))))
    }
    guard item.phase == .waiting else { return owed }
    if let ring = nextRing(of: item), ring.due <= now {
      owed.append(.relaxation(item.conversation, ring: ring.number))
    }
    if let overflow = overflow(of: item, at: now) {
      owed.append(.overflow(item.conversation, overflow, isFallback: false))
    }
    return owed
  }

  private func owed(by agent: AgentState, at now: Timestamp) -> [TeamOwed] {
    var owed: [TeamOwed] = []
    if let due = agent.leaseUntil, due <= now {
      owed.append(.lapse(agentID: agent.id, due: due))
    }
    for wrapUp in agent.wrapUps where wrapUp.until <= now {
      owed.append(.wrapUpEnd(wrapUp.conversation, agentID: agent.id))
    }
    if let lost = agent.lostSince { owed += takingBack(from: agent, lost, at: now) }
    return owed
  }

  /// What nobody answered goes back at once, what somebody is in the middle of after a time of grace.
  private func takingBack(
    from agent: AgentState, _ lost: Timestamp, at now: Timestamp
  ) -> [TeamOwed] {
    let grace = lost.adding(milliseconds: rules?.lostGraceMs ?? Self.lostGraceAssumed)
    return held(by: agent.id).compactMap { item in
      guard item.phase == .assigned, !item.isAnswered || grace <= now else { return nil }
      return .takingBack(item.conversation, agentID: agent.id, isAnswered: item.isAnswered)
    }
  }

  private static let lostGraceAssumed: UInt32 = 120_000

  /// While nobody of the team is there, another one serves those who wait.
  private func fallbacks(at now: Timestamp) -> [TeamOwed] {
    guard let rules, rules.hasFallback, !rules.fallback.queue.isEmpty, let since = desertedSince,
      now.milliseconds(since: since) >= Int64(rules.fallback.afterMs)
    else { return [] }
    var owed: [TeamOwed] = []
    for queue in queuesInUse where isOpen(queue, at: now) {
      lines[queue]?.forEach { place in
        let item = work.items[place.slot]
        if item.phase == .waiting, item.mayGo(to: rules.fallback.queue),
          now.milliseconds(since: item.enteredAt) >= Int64(rules.fallback.afterMs)
        {
          owed.append(.overflow(item.conversation, rules.fallback, isFallback: true))
        }
        return true
      }
    }
    return owed
  }
}
