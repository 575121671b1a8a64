internal import Conversation
internal import Routing

/// What the dispatcher appends.
extension Dispatcher {
  func reserve(_ assignment: Assignment, _ team: TeamState, at now: Timestamp) -> TeamEvent {
    var body = ReservationMade()
    body.work = WorkRef(assignment.conversation, epoch: assignment.epoch)
    body.agentID = assignment.agentID
    if let request = assignment.request { body.request = ReservationRef(request) }
    return TeamEvent(
      id: .decided(at: team.lastOffset, of: assignment.conversation, role: "dispatcher"),
      team: team.id, author: .system, occurredAt: now, body: .reservationMade(body))
  }

  func offer(
    _ item: WorkItem, _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> Event? {
    guard let reservation = item.reservation else { return nil }
    var body = OfferCreated()
    body.team = team.id
    body.agentID = item.agentID
    body.agentName = team[agent: item.agentID]?.name ?? item.agentID
    body.reservation = EventRef(reservation)
    body.expiresAfterMs = Self.offerMilliseconds(item, team, policy)
    return event(.following(reservation, "offer"), .offerCreated(body), item, at: now)
  }

  /// The queue's own limit, else the policy's.
  static func offerMilliseconds(
    _ item: WorkItem, _ team: TeamState, _ policy: DispatchPolicy
  ) -> UInt32 {
    team.queue(item.queue).map(\.offerMs).flatMap { $0 > 0 ? $0 : nil } ?? policy.offerMilliseconds
  }

  func rescind(
    _ item: WorkItem, _ reservation: EventID, _ reason: String, at now: Timestamp
  ) -> Event {
    var body = OfferRescinded()
    body.offer = EventRef(.following(reservation, "offer"))
    body.reservation = EventRef(reservation)
    body.reason = reason
    let id = EventID.following(reservation, "rescind at \(now.milliseconds)")
    return event(id, .offerRescinded(body), item, at: now)
  }

  /// What happens next, as whoever comes into a line is told it, and what is promised where nobody works on it
  /// before long.
  func notices(
    _ item: WorkItem, _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    let told = notice(item, team, policy, at: now)
    guard let promise = promise(item, team, at: now) else { return [told] }
    return [promise, told]
  }

  private func promise(_ item: WorkItem, _ team: TeamState, at now: Timestamp) -> Event? {
    guard let queue = team.queue(item.queue), queue.promiseMs > 0, item.promised == nil else {
      return nil
    }
    let opens = team.opening(of: item.queue, from: now)
    guard opens > now else { return nil }
    var body = PromiseMade()
    body.dueMs = opens.adding(milliseconds: queue.promiseMs).milliseconds
    let id = EventID.decided(at: item.epoch, of: item.conversation, role: "promise")
    return event(id, .promiseMade(body), item, at: now)
  }

  private func notice(
    _ item: WorkItem, _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> Event {
    let purpose = purpose(item, team, policy, at: now)
    var body = MessageSent()
    body.notice = purpose
    body.words.text = policy.notice(purpose, item, now)
    body.expiresAfterMs = policy.expiresMilliseconds
    let id = EventID.decided(at: item.epoch, of: item.conversation, role: "notice")
    return event(id, .messageSent(body), item, at: now)
  }

  private func purpose(
    _ item: WorkItem, _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> NoticePurpose {
    switch RequeueReason(rawValue: Int(item.requeueReason)) {
    case .agentLost: return .agentLost
    case .overflow, .fallback, .queueClosed: return .moved
    default: break
    }
    guard policy.isOpen(item.queue, now), !item.isHeld else { return .afterHours }
    let isThere = team.agents.contains { $0.isListed && $0.presence == .online }
    return isThere ? .queued : .nobodyOnline
  }

  func tell(
    _ position: UInt32, _ item: WorkItem, _ team: TeamState, at now: Timestamp
  ) -> Event {
    var body = QueuePositionChanged()
    body.position = position
    if let estimate = team.estimate(of: item.conversation), estimate.p90 > 0 {
      (body.waitP50Ms, body.waitP90Ms) = (estimate.p50, estimate.p90)
    } else {
      (body.waitP50Ms, body.waitP90Ms) = team.waitQuantiles ?? (p50: 60_000, p90: 180_000)
    }
    let id = EventID.decided(
      at: team.lastOffset, of: item.conversation, role: "position", ordinal: Int(position))
    return event(id, .queuePositionChanged(body), item, at: now)
  }

  func event(_ id: EventID, _ body: EventBody, _ item: WorkItem, at now: Timestamp) -> Event {
    Event(
      id: id, conversation: item.conversation, session: item.session, epoch: item.epoch,
      author: .system, occurredAt: now, body: body)
  }
}
