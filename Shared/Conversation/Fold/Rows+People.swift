/// What agents and supervisors do.
extension Conversation {
  private func personObjection(_ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .agent || event.author.role == .supervisor else {
      return .notAllowed
    }
    return event.epoch == control.epoch ? nil : .staleEpoch
  }

  mutating func takeControl(
    _ body: ControlTaken, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = personObjection(event) { return reason }
    guard !event.author.id.isEmpty, body.agentName.isName, body.team.isName else {
      return .outOfBounds
    }
    if control.owner == .agent, control.agentID == event.author.id { return .alreadyDone }
    give(to: (event.author.id, body.agentName), team: body.team, at: record)
    return nil
  }

  mutating func assign(
    _ body: ConversationAssigned, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = personObjection(event) { return reason }
    guard event.author.role == .supervisor else { return .notAllowed }
    guard !body.agentID.isEmpty, body.agentID.isName, body.agentName.isName, body.team.isName else {
      return .outOfBounds
    }
    if control.owner == .agent, control.agentID == body.agentID { return .alreadyDone }
    give(to: (body.agentID, body.agentName), team: body.team, at: record)
    return nil
  }

  mutating func transfer(
    _ body: ConversationTransferred, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = holderObjection(event) { return reason }
    guard control.owner == .agent else { return .notHolder }
    guard body.isWithin(bytes: 4_096, of: record), body.agentID.isName, body.agentName.isName else {
      return .outOfBounds
    }
    if !body.agentID.isEmpty {
      guard body.agentID != control.agentID else { return .alreadyDone }
      give(to: (body.agentID, body.agentName), team: body.team, at: record)
      return nil
    }
    guard !body.queue.isEmpty else { return .outOfBounds }
    enterQueue(
      team: body.team, queue: body.queue, skills: body.skills, priority: body.priority,
      reason: queue.reason, at: record)
    return nil
  }

  /// The open messages are owed by the bot again, in a tenure of its own.
  mutating func returnToBot(_ event: Event, _ record: RecordPlace) -> VoidReason? {
    if let reason = holderObjection(event) { return reason }
    guard control.owner == .agent else { return .notHolder }
    for place in pending.indices { pending[place].isHandedOver = false }
    turn.failuresInARow = 0
    // Whoever takes over next is told anew.
    handoff = nil
    passControl(to: .bot, at: record)
    return nil
  }

  mutating func acknowledge(_ body: ContextAcknowledged, _ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard control.owner == .agent, event.author.id == control.agentID else { return .notHolder }
    guard body.throughSeq > 0, body.throughSeq <= seq else { return .outOfBounds }
    let entry = transcript.entries.last { $0.seq == body.throughSeq }
    if let entry, entry.chainHash == [UInt8](body.chainHash) {
      acknowledgements.equal &+= 1
    } else {
      acknowledgements.different &+= 1
    }
    return nil
  }

  mutating func snooze(
    _ body: ConversationSnoozed, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = holderObjection(event) { return reason }
    guard control.owner == .agent else { return .notHolder }
    let until = Timestamp(milliseconds: body.untilMs)
    let month: Int64 = 30 * 86_400_000
    guard until > record.timestamp, until.milliseconds(since: record.timestamp) <= month else {
      return .outOfBounds
    }
    control.snoozedUntil = until
    return nil
  }

  mutating func resolve(
    _ body: ConversationResolved, _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    if let reason = holderObjection(event) { return reason }
    if let reason = unseenObjection(through: body.throughSeq) { return reason }
    guard body.code.isName else { return .outOfBounds }
    sessions[sessions.count - 1].code = body.code
    endSession(.resolved, phase: .resolved, at: record, &changes)
    return nil
  }

  /// The agent who last held control takes a resolved session up again.
  mutating func reopen(
    _ body: ConversationReopened, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    guard control.phase == .resolved, event.session == 0 || event.session == session else {
      return .sessionEnded
    }
    guard event.epoch == control.epoch else { return .staleEpoch }
    guard event.author.role == .supervisor || isLastAgent(event.author) else { return .notHolder }
    guard !event.author.id.isEmpty, body.agentName.isName else { return .outOfBounds }
    control.phase = .open
    sessions[sessions.count - 1].ending = .none
    passControl(to: .agent, agent: (event.author.id, body.agentName), at: record)
    return nil
  }

  mutating func close(
    _ body: ConversationClosed, _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    if control.phase == .resolved {
      guard event.session == 0 || event.session == session else { return .sessionEnded }
      guard event.epoch == control.epoch else { return .staleEpoch }
      guard event.author.role == .supervisor || isLastAgent(event.author) else { return .notHolder }
    } else {
      if let reason = holderObjection(event) { return reason }
      if let reason = unseenObjection(through: body.throughSeq) { return reason }
    }
    let ending: SessionSummary.Ending = control.phase == .resolved ? .resolved : .closed
    endSession(ending, phase: .closed, at: record, &changes)
    return nil
  }

  mutating func wrapUp(_ body: WrapUpCompleted, _ event: Event) -> VoidReason? {
    guard let place = summary(of: event), sessions[place].ending != .none else {
      return .sessionEnded
    }
    guard !event.author.id.isEmpty, sessions[place].lastAgent == event.author.id else {
      return .notHolder
    }
    guard !sessions[place].isWrappedUp else { return .alreadyDone }
    guard body.code.isName else { return .outOfBounds }
    sessions[place].isWrappedUp = true
    if !body.code.isEmpty { sessions[place].code = body.code }
    return nil
  }

  private mutating func give(
    to agent: (id: String, name: String), team: String, at record: RecordPlace
  ) {
    if !team.isEmpty, team != queue.team {
      // Should they be late, the customer waits for that team, whose queues are not the other's.
      queue.team = team
      queue.queue = ""
      queue.skills = []
    }
    passControl(to: .agent, agent: agent, at: record)
  }

  private func isLastAgent(_ author: Author) -> Bool {
    author.role == .agent && !author.id.isEmpty && sessions.last?.lastAgent == author.id
  }
}
