public import Conversation
public import Routing

/// Tells the teams what the conversations' log decided: every change of control, and how offers ended.
/// In log order, from one producer; the team's log voids what is older than what it knows.
public enum Bridge {
  /// What the teams must learn from one record; `conversation` is the state after it.
  public static func copies(of judged: Judged, _ conversation: Conversation) -> [TeamEvent] {
    guard let event = judged.event else { return [] }
    if let change = judged.control {
      return copies(of: change, by: event, judged, conversation)
    }
    if let offer = judged.endedOffer {
      return [ended(offer, by: event, judged, conversation)]
    }
    switch judged.verdict {
    case .void: return copies(ofVoid: event, judged, conversation)
    case .effective: return progress(of: event, judged, conversation)
    case .duplicate: return []
    }
  }

  /// The present of one conversation, said again to every team whose work it ever was: what happened before the
  /// record at `offset` may never have been told, and need no longer be in the log to be copied.
  ///
  /// That people have it is told by the change of control that gave it to them, where that is still to be copied.
  /// That a team has it no more is told by none that came later: another team's line says nothing to it, nor does a
  /// session that begins with the bot.
  public static func restatement(
    _ conversation: Conversation, before offset: Int64
  ) -> [TeamEvent] {
    let cause = EventID.decided(
      at: conversation.control.epoch, of: conversation.id, role: "bridge")
    let now = conversation.control.since
    let isMissed = conversation.control.epoch < offset
    let isWork = conversation.control.owner.isWork
    var present = conversation.teamsThatHadIt
      .filter { !isWork || $0 != conversation.queue.team }
      .map { endedWork(conversation, team: $0, by: cause, at: now) }
    switch conversation.control.owner {
    case .queue where isMissed:
      present.append(queued(conversation, from: nil, by: cause, at: now))
    case .agent where isMissed: present.append(assigned(conversation, by: cause, at: now))
    default: break
    }
    return present
  }

  private static func copies(
    of change: ControlChange, by event: Event, _ judged: Judged, _ conversation: Conversation
  ) -> [TeamEvent] {
    var copies: [TeamEvent] = []
    if change.before.owner.isWork,
      !change.after.owner.isWork || change.teamBefore != change.teamAfter
    {
      copies.append(
        endedWork(conversation, team: change.teamBefore, by: event.id, at: judged.timestamp))
    }
    if change.after.owner == .queue {
      copies.append(
        queued(conversation, from: change.before, by: event.id, at: judged.timestamp))
    }
    if change.after.owner == .agent {
      copies.append(assigned(conversation, by: event.id, at: judged.timestamp))
    }
    return copies
  }

  private static func copies(
    ofVoid event: Event, _ judged: Judged, _ conversation: Conversation
  ) -> [TeamEvent] {
    var body = OfferEnded()
    body.work = WorkRef(conversation.id, epoch: event.epoch)
    let team: String
    switch event.body {
    case .offerCreated(let offer):
      body.reservation = ReservationRef(offer.reservation.id)
      body.ending = conversation.waits(since: event.epoch) ? .declined : .void
      team = offer.team
      if let open = conversation.offer {
        body.openReservation = ReservationRef(open.reservation)
        body.openAgentID = open.agentID
      }
    case .offerRescinded(let offer):
      guard conversation.offer?.reservation != offer.reservation.id else { return [] }
      body.reservation = ReservationRef(offer.reservation.id)
      body.ending = .rescinded
      team = conversation.queue.team
    default: return []
    }
    return [copy(.offerEnded(body), team: team, by: event.id, at: judged.timestamp)]
  }

  private static func ended(
    _ offer: OpenOffer, by event: Event, _ judged: Judged, _ conversation: Conversation
  ) -> TeamEvent {
    var body = OfferEnded()
    body.work = WorkRef(conversation.id, epoch: conversation.control.epoch)
    body.reservation = ReservationRef(offer.reservation)
    body.ending =
      switch event.body {
      case .offerDeclined: .declined
      case .deadlinePassed: .timedOut
      default: .rescinded
      }
    let team = offer.team.isEmpty ? conversation.queue.team : offer.team
    return copy(.offerEnded(body), team: team, by: event.id, at: judged.timestamp)
  }

  private static func queued(
    _ conversation: Conversation, from before: Control?, by cause: EventID, at now: Timestamp
  ) -> TeamEvent {
    var body = WorkQueued()
    body.work = WorkRef(conversation.id, epoch: conversation.control.epoch)
    body.queue = conversation.queue.queue
    body.skills = conversation.queue.skills
    body.priority = conversation.queue.priority
    body.language = conversation.language
    body.queuedAtMs = conversation.queue.since.milliseconds
    body.session = conversation.session
    body.enteredAtMs = conversation.queue.entered.milliseconds
    body.visited = conversation.queue.visited
    body.requeueReason = UInt32(clamping: conversation.queue.requeued.rawValue)
    body.promisedMs = conversation.queue.promised?.milliseconds ?? 0
    // Not back to whoever just had it: they gave it away, or were late.
    if before?.owner != .agent { body.lastAgent = conversation.lastAgent }
    body.describe(conversation)
    return copy(.workQueued(body), team: conversation.queue.team, by: cause, at: now)
  }

  private static func assigned(
    _ conversation: Conversation, by cause: EventID, at now: Timestamp
  ) -> TeamEvent {
    var body = WorkAssigned()
    body.work = WorkRef(conversation.id, epoch: conversation.control.epoch)
    body.agentID = conversation.control.agentID
    body.assignedAtMs = conversation.control.since.milliseconds
    body.session = conversation.session
    body.customerWaits = !conversation.pending.isEmpty
    return copy(.workAssigned(body), team: conversation.queue.team, by: cause, at: now)
  }

  private static func endedWork(
    _ conversation: Conversation, team: String, by cause: EventID, at now: Timestamp
  ) -> TeamEvent {
    var body = WorkEnded()
    body.work = WorkRef(conversation.id, epoch: conversation.control.epoch)
    if conversation.control.phase == .resolved, team == conversation.queue.team {
      body.resolved = true
      body.wrapUpAgent = conversation.sessions.last?.lastAgent ?? ""
      body.wrapUpMs = conversation.policy.wrapUpMs
    }
    return copy(.workEnded(body), team: team, by: cause, at: now)
  }

  static func copy(
    _ body: TeamEventBody, team: String, by cause: EventID, at now: Timestamp
  ) -> TeamEvent {
    TeamEvent(
      id: .following(cause, "\(body.name) \(team)"), team: team, author: .system,
      occurredAt: now, body: body)
  }
}

extension Conversation {
  /// Whether it still waits as it did in that epoch, and nobody is being asked: an offer that was void all the same was
  /// wrong in itself, and somebody else is to be asked.
  fileprivate func waits(since epoch: Int64) -> Bool {
    control.owner == .queue && control.epoch == epoch && offer == nil
  }
}

extension Conversation {
  /// The teams whose work it is or was. Sessions before fold version 3 kept none: then it is known of the
  /// present one alone.
  fileprivate var teamsThatHadIt: [String] {
    if !workedIn.isEmpty { return workedIn }
    return queue.since.milliseconds > 0 || !lastAgent.isEmpty ? [queue.team] : []
  }
}

extension WorkQueued {
  /// What the score and the cost are made of.
  fileprivate mutating func describe(_ conversation: Conversation) {
    channel = conversation.address.channel
    tier = conversation.customer.tier
    let urgent = conversation.handoff?.package.urgency ?? .unspecified
    urgency = UInt32(clamping: urgent == .unspecified ? Urgency.normal.rawValue : urgent.rawValue)
    sentiment = conversation.turn.sentiments.last ?? 0
    slopeHundredths = Int32(clamping: Int64((conversation.turn.sentimentSlope * 100).rounded()))
    reason = UInt32(clamping: conversation.queue.reason.rawValue)
  }
}

extension Conversation {
  /// Who had this customer last.
  fileprivate var lastAgent: String {
    sessions.last { !$0.lastAgent.isEmpty }?.lastAgent ?? ""
  }
}
