internal import Conversation
internal import OrderedCollections

/// Work, as the conversations' log tells of it.
extension TeamState {
  /// A lower epoch is void: the conversation has moved on. So is the same statement again.
  private func epochObjection(_ work: WorkRef) -> VoidReason? {
    guard let item = self.work[work.conversation] else { return nil }
    if work.epoch < item.epoch { return .staleEpoch }
    if work.epoch == item.epoch { return .alreadyDone }
    return nil
  }

  mutating func queueWork(_ body: WorkQueued, _ timestamp: Timestamp) -> VoidReason? {
    if let reason = epochObjection(body.work) { return reason }
    guard body.skills.count <= 50, body.queue.utf8.count <= 200, body.visited.count <= 20 else {
      return .outOfBounds
    }
    let before = work[body.work.conversation]
    var item = WorkItem(body)
    item.units = units(of: item)
    item.takes = item.units
    item.clocks = clocks(of: item, after: before)
    item.isHeld = closedQueues.contains(item.queue)
    item.overflowDue = overflowDue(of: item, at: timestamp)
    noteHandled(before, at: timestamp)
    noteArrival(item, at: timestamp)
    estimate(&item)
    put(item)
    return nil
  }

  mutating func assignWork(_ body: WorkAssigned, _ timestamp: Timestamp) -> VoidReason? {
    if let reason = epochObjection(body.work) { return reason }
    guard !body.agentID.isEmpty, body.agentID.utf8.count <= 200 else { return .outOfBounds }
    let before = work[body.work.conversation]
    var item = WorkItem(
      conversation: body.work.conversation, epoch: body.work.epoch, session: body.session,
      phase: .assigned)
    if let before {
      item.inherit(from: before)
      if before.waits {
        noteWait(Timestamp(milliseconds: body.assignedAtMs), of: before)
        stop(.handoffWait, of: &item, at: timestamp)
      }
    }
    noteHandled(before, at: timestamp)
    item.agentID = body.agentID
    item.assignedAt = timestamp
    item.customerWaits = body.customerWaits
    item.takes = takes(item.units, of: body.agentID)
    if let before, before.phase == .ended {
      removeWrapUp(of: before.conversation, by: before.lastAgent)
    }
    put(item)
    changeAgent(named: body.agentID) { agent in
      agent.idleSince = timestamp
      agent.timeouts = 0
      agent.declines = 0
    }
    return nil
  }

  mutating func endWork(_ body: WorkEnded, _ timestamp: Timestamp) -> VoidReason? {
    if let reason = epochObjection(body.work) { return reason }
    guard body.wrapUpAgent.utf8.count <= 200 else { return .outOfBounds }
    let before = work[body.work.conversation]
    if let agent = before?.agentID, !agent.isEmpty {
      changeAgent(named: agent) { $0.idleSince = timestamp }
    }
    noteHandled(before, at: timestamp)
    end(body.work.conversation, epoch: body.work.epoch, by: body, at: timestamp)
    beginWrapUp(body, before, timestamp)
    return nil
  }

  mutating func progressWork(_ body: WorkProgressed, _ timestamp: Timestamp) -> VoidReason? {
    guard var item = work[body.work.conversation] else { return .unknownMessage }
    guard item.epoch == body.work.epoch else { return .staleEpoch }
    guard body.progress == .promised ? item.waits : item.phase == .assigned else { return .notOwed }
    switch body.progress {
    case .answered:
      item.isAnswered = true
      item.customerWaits = false
      stop(.firstResponse, of: &item, at: timestamp)
      stop(.nextResponse, of: &item, at: timestamp)
      pause(&item, [.resolution], at: timestamp)
    case .customerWrote:
      wake(&item, at: timestamp)
      item.customerWaits = true
      resume(&item, at: timestamp)
      if item.phase == .assigned, item.isAnswered { begin(.nextResponse, of: &item, at: timestamp) }
    case .snoozed:
      item.snoozedUntil = Timestamp(milliseconds: body.untilMs)
      if rules?.snoozedIsFree == true { item.takes = 0 }
      pause(&item, Measure.allCases, at: timestamp)
    case .woken:
      wake(&item, at: timestamp)
      resume(&item, at: timestamp)
    case .promised: item.promised = Timestamp(milliseconds: body.untilMs)
    case .unspecified, .UNRECOGNIZED: return .outOfBounds
    }
    put(item)
    return nil
  }

  private func wake(_ item: inout WorkItem, at timestamp: Timestamp) {
    guard item.snoozedUntil != nil else { return }
    item.snoozedUntil = nil
    item.takes = takes(item.units, of: item.agentID)
  }

  private mutating func noteWait(_ end: Timestamp, of item: WorkItem) {
    let waited = UInt32(clamping: end.milliseconds(since: item.queuedAt))
    recentWaits.append(waited)
    if recentWaits.count > Self.waitsKept { recentWaits.removeFirst() }
    noteTruth(item, UInt32(clamping: end.milliseconds(since: item.enteredAt)))
  }

  /// What a conversation takes of a capacity.
  private func units(of item: WorkItem) -> UInt32 {
    guard let rules else { return 1 }
    let channel = rules.channels.first { $0.channel == item.channel }?.units ?? 1
    let isHard = queue(item.queue)?.isHard == true || rules.hardReasons.contains(item.reason)
    return min(max(1, channel &+ (isHard ? rules.hardUnits : 0)), 1_000)
  }

  /// Never more than the agent's whole capacity: else nobody could be offered it.
  func takes(_ units: UInt32, of agent: String) -> UInt32 {
    guard let capacity = self[agent: agent]?.capacity, capacity > 0 else { return units }
    return min(units, capacity)
  }

  mutating func end(
    _ conversation: ConversationID, epoch: Int64, by ending: WorkEnded? = nil,
    at timestamp: Timestamp
  ) {
    let before = work[conversation]
    var item = WorkItem(
      conversation: conversation, epoch: epoch, session: before?.session ?? 0, phase: .ended)
    item.lastAgent = ending?.wrapUpAgent ?? ""
    if let before, !before.clocks.isEmpty {
      item.queue = before.queue
      item.tier = before.tier
      item.clocks = before.clocks
      if ending?.resolved == true { stop(.resolution, of: &item, at: timestamp) }
      drop(&item, at: timestamp)
    }
    put(item)
    ended.append(conversation)
    guard ended.count > Self.endedKept else { return }
    for forgotten in ended.prefix(Self.endedKept / 2) { forget(forgotten) }
    ended.removeFirst(Self.endedKept / 2)
  }
}

extension WorkItem {
  fileprivate init(_ body: WorkQueued) {
    self.init(
      conversation: body.work.conversation, epoch: body.work.epoch, session: body.session,
      phase: .waiting)
    queue = body.queue
    skills = body.skills
    priority = body.priority
    language = body.language
    queuedAt = Timestamp(milliseconds: body.queuedAtMs)
    channel = body.channel
    tier = body.tier
    urgency = body.urgency
    sentiment = body.sentiment
    slopeHundredths = body.slopeHundredths
    reason = body.reason
    lastAgent = body.lastAgent
    promised = body.promisedMs == 0 ? nil : Timestamp(milliseconds: body.promisedMs)
    visited = body.visited
    requeueReason = body.requeueReason
    enteredAt = Timestamp(
      milliseconds: body.enteredAtMs == 0 ? body.queuedAtMs : body.enteredAtMs)
  }

  /// What an assignment leaves as it was.
  fileprivate mutating func inherit(from before: WorkItem) {
    queue = before.queue
    priority = before.priority
    language = before.language
    queuedAt = before.queuedAt
    enteredAt = before.enteredAt
    channel = before.channel
    tier = before.tier
    urgency = before.urgency
    reason = before.reason
    units = before.units
    clocks = before.clocks
    ring = before.ring
  }
}
