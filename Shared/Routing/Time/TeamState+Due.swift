internal import Conversation

/// When something of an item or an agent is due next.
extension TeamState {
  func due(of item: WorkItem) -> Int64? {
    var earliest = Int64.max
    for clock in item.clocks {
      guard !clock.isStopped else { return .min }
      guard !clock.isBreached else { continue }
      let next = clock.isWarned ? clock.targetMs : clock.warnMs ?? clock.targetMs
      if let moment = moment(clock, reaches: next, of: item.queue) {
        earliest = min(earliest, moment.milliseconds)
      }
    }
    if item.waits {
      if let ring = nextRing(of: item) { earliest = min(earliest, ring.due.milliseconds) }
      if let overflow = item.overflowDue { earliest = min(earliest, overflow.milliseconds) }
    }
    return earliest == .max ? nil : earliest
  }

  /// The ring that an item comes to next, and when.
  func nextRing(of item: WorkItem) -> (number: UInt32, due: Timestamp)? {
    guard let rings = queue(item.queue)?.rings, rings.count > Int(item.ring) else { return nil }
    return (item.ring + 1, item.enteredAt.adding(milliseconds: rings[Int(item.ring)].afterMs))
  }

  /// When it goes on to another queue: where one takes it in that it has not waited in.
  func overflowDue(of item: WorkItem, at now: Timestamp) -> Timestamp? {
    guard let queue = queue(item.queue) else { return nil }
    var due: Timestamp?
    for overflow in queue.overflow where item.mayGo(to: overflow.queue) {
      if item.isHeld { return now }
      if overflow.length > 0, length(of: item.queue) >= Int(overflow.length) { return now }
      guard overflow.afterMs > 0 else { continue }
      let after = item.enteredAt.adding(milliseconds: overflow.afterMs)
      due = min(due ?? after, after)
    }
    return due
  }

  /// Where it goes then.
  func overflow(of item: WorkItem, at now: Timestamp) -> Overflow? {
    guard let due = item.overflowDue, due <= now else { return nil }
    return queue(item.queue)?.overflow.first { overflow in
      item.mayGo(to: overflow.queue)
        && (item.isHeld || overflow.length > 0 && length(of: item.queue) > Int(overflow.length)
          || overflow.afterMs > 0
            && item.enteredAt.adding(milliseconds: overflow.afterMs) <= now)
    }
  }

  func due(of agent: AgentState, at place: Int) -> Int64? {
    var earliest = agent.leaseUntil?.milliseconds ?? .max
    if agent.lostSince != nil, !agentMarks[place].holds.isEmpty { earliest = .min }
    for wrapUp in agent.wrapUps {
      earliest = min(earliest, wrapUp.until.milliseconds)
    }
    return earliest == .max ? nil : earliest
  }

  mutating func relax(
    _ body: WorkRelaxed, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard var item = work[body.work.conversation], item.waits else { return .notOwed }
    guard item.epoch == body.work.epoch else { return .staleEpoch }
    guard let next = nextRing(of: item), next.number == body.ring else { return .alreadyDone }
    guard timestamp >= next.due else { return .early }
    item.ring = body.ring
    put(item)
    return nil
  }
}

extension WorkItem {
  func mayGo(to queue: String) -> Bool { queue != self.queue && !visited.contains(queue) }
}
