internal import Conversation
internal import OrderedCollections

extension Team {
  /// Judges one event at its place in the log, and changes the state if it is effective. Total.
  mutating func apply(_ event: TeamEvent, offset: Int64, timestamp: Timestamp) -> Verdict {
    lastOffset = offset
    lastTimestamp = timestamp
    if let known = judged.find(event.id) {
      return .duplicate(of: known.offset, first: known.first)
    }
    let verdict: Verdict = objection(event, timestamp).map { .void($0) } ?? .effective
    judged.remember(event.id, at: offset, verdict)
    return verdict
  }

  private mutating func objection(_ event: TeamEvent, _ timestamp: Timestamp) -> VoidReason? {
    switch event.body {
    case .teamConfigured(let body): configure(body)
    case .presenceChanged(let body): changePresence(body, timestamp)
    case .workQueued(let body): queueWork(body)
    case .workAssigned(let body): assignWork(body, timestamp)
    case .workEnded(let body): endWork(body, timestamp)
    case .reservationMade(let body): reserve(body, event, timestamp)
    case .offerEnded(let body): endOffer(body, timestamp)
    case .logOpened, .teamCarried: .notAllowed
    case .unknown: .unknownKind
    }
  }

  private mutating func configure(_ body: TeamConfigured) -> VoidReason? {
    guard body.agents.count <= 10_000, body.queues.count <= 1_000 else { return .outOfBounds }
    for id in agentsByID.keys { agentsByID[id]?.isListed = false }
    for configured in body.agents {
      var agent = agentsByID[configured.id] ?? AgentState(id: configured.id)
      agent.name = configured.name
      agent.skills = configured.skills
      agent.capacity = configured.capacity
      agent.isListed = true
      agentsByID[configured.id] = agent
    }
    queues = body.queues
    return nil
  }

  private mutating func changePresence(
    _ body: PresenceChanged, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard !body.agentID.isEmpty, body.agentID.utf8.count <= 200 else { return .outOfBounds }
    var agent = agentsByID[body.agentID] ?? AgentState(unlisted: body.agentID)
    let wasReady = agent.presence == .online && agent.acceptingWork
    agent.presence = body.presence
    agent.acceptingWork = body.acceptingWork
    let isReady = agent.presence == .online && agent.acceptingWork
    if isReady, !wasReady { agent.idleSince = timestamp }
    agentsByID[body.agentID] = agent
    return nil
  }
}

// MARK: - Work, as the conversations' log tells of it

extension Team {
  /// A lower epoch is void: the conversation has moved on. So is the same statement again.
  private func epochObjection(_ work: WorkRef) -> VoidReason? {
    guard let item = self.work[work.conversation] else { return nil }
    if work.epoch < item.epoch { return .staleEpoch }
    if work.epoch == item.epoch { return .alreadyDone }
    return nil
  }

  private mutating func queueWork(_ body: WorkQueued) -> VoidReason? {
    if let reason = epochObjection(body.work) { return reason }
    guard body.skills.count <= 50, body.queue.utf8.count <= 200 else { return .outOfBounds }
    var item = WorkItem(
      conversation: body.work.conversation, epoch: body.work.epoch, session: body.session,
      phase: .waiting)
    item.queue = body.queue
    item.skills = body.skills
    item.priority = body.priority
    item.language = body.language
    item.queuedAt = Timestamp(milliseconds: body.queuedAtMs)
    put(item)
    return nil
  }

  private mutating func assignWork(_ body: WorkAssigned, _ timestamp: Timestamp) -> VoidReason? {
    if let reason = epochObjection(body.work) { return reason }
    guard !body.agentID.isEmpty, body.agentID.utf8.count <= 200 else { return .outOfBounds }
    var item = WorkItem(
      conversation: body.work.conversation, epoch: body.work.epoch, session: body.session,
      phase: .assigned)
    if let waited = work[body.work.conversation] {
      item.queue = waited.queue
      item.priority = waited.priority
      item.language = waited.language
      item.queuedAt = waited.queuedAt
      if waited.phase == .waiting || waited.phase == .reserved {
        noteWait(Timestamp(milliseconds: body.assignedAtMs), since: waited.queuedAt)
      }
    }
    item.agentID = body.agentID
    put(item)
    agentsByID[body.agentID]?.idleSince = timestamp
    return nil
  }

  private mutating func endWork(_ body: WorkEnded, _ timestamp: Timestamp) -> VoidReason? {
    if let reason = epochObjection(body.work) { return reason }
    if let agent = work[body.work.conversation]?.agentID, !agent.isEmpty {
      agentsByID[agent]?.idleSince = timestamp
    }
    end(body.work.conversation, epoch: body.work.epoch)
    return nil
  }

  private mutating func noteWait(_ end: Timestamp, since start: Timestamp) {
    recentWaits.append(UInt32(clamping: end.milliseconds(since: start)))
    if recentWaits.count > Self.waitsKept { recentWaits.removeFirst() }
  }
}

// MARK: - Reservations

extension Team {
  /// Effective only if the item waits and the agent has room.
  private mutating func reserve(
    _ body: ReservationMade, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard var item = work[body.work.conversation], item.phase == .waiting else { return .notOwed }
    guard item.epoch == body.work.epoch else { return .staleEpoch }
    guard let agent = agentsByID[body.agentID], agent.load < agent.capacity else {
      return .outOfBounds
    }
    item.phase = .reserved
    item.agentID = body.agentID
    item.reservation = event.id
    item.reservedAt = timestamp
    agentsByID[body.agentID]?.idleSince = timestamp
    put(item)
    return nil
  }

  /// A reservation ends only by a verdict of the conversation's log.
  private mutating func endOffer(_ body: OfferEnded, _ timestamp: Timestamp) -> VoidReason? {
    guard var item = work[body.work.conversation], item.phase == .reserved,
      item.reservation == body.reservation.id
    else { return .noSuchOffer }
    guard item.epoch == body.work.epoch else { return .staleEpoch }
    if body.ending == .void {
      endVoid(body, item)
      return nil
    }
    if body.ending != .rescinded { item.declinedBy.append(item.agentID) }
    release(&item)
    put(item)
    return nil
  }

  /// A void offer ends its item, unless another offer of it is open.
  private mutating func endVoid(_ body: OfferEnded, _ item: WorkItem) {
    guard body.hasOpenReservation, body.openReservation.id != item.reservation else {
      end(item.conversation, epoch: item.epoch)
      return
    }
    var item = item
    item.agentID = body.openAgentID
    item.reservation = body.openReservation.id
    put(item)
  }

  private func release(_ item: inout WorkItem) {
    item.phase = .waiting
    item.agentID = ""
    item.reservation = nil
    item.reservedAt = nil
    // Everyone has let it pass: ask all of them again.
    let willing = agentsByID.values.contains {
      $0.isListed && $0.presence == .online && $0.acceptingWork && !item.declinedBy.contains($0.id)
    }
    if !willing { item.declinedBy = [] }
  }

  private mutating func end(_ conversation: ConversationID, epoch: Int64) {
    let session = work[conversation]?.session ?? 0
    put(WorkItem(conversation: conversation, epoch: epoch, session: session, phase: .ended))
    ended.append(conversation)
    guard ended.count > Self.endedKept else { return }
    let forgotten = Set(ended.prefix(Self.endedKept / 2))
    work.removeAll { forgotten.contains($0.key) }
    ended.removeFirst(Self.endedKept / 2)
  }

  /// Replaces an item, and keeps the agents' loads in step. Those that ended stand in the order in
  /// which they did, so that a reader of the carried state forgets them at the same record.
  mutating func put(_ item: WorkItem) {
    let old = work[item.conversation]
    if let old, old.isLoad { changeLoad(of: old.agentID, by: -1) }
    if item.isLoad { changeLoad(of: item.agentID, by: 1) }
    if old?.phase == .ended { ended.removeAll { $0 == item.conversation } }
    if old?.phase == .ended || item.phase == .ended {
      work.removeValue(forKey: item.conversation)
    }
    work[item.conversation] = item
  }

  /// An agent that the configuration does not name (yet, or any more) still has their load counted.
  private mutating func changeLoad(of id: String, by change: Int64) {
    var agent = agentsByID[id] ?? AgentState(unlisted: id)
    agent.load = UInt32(clamping: Int64(agent.load) + change)
    agentsByID[id] = agent
  }
}
