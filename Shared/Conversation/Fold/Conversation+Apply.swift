/// Where Kafka put a record, and which event it is.
struct RecordPlace {
  var offset: Int64
  var timestamp: Timestamp
  var id: EventID
  /// Bytes of its value: no part of it serializes to more. `Int.max` where it is not known.
  var size: Int
}

/// What one event changed, beside the state itself.
struct Changes {
  /// The session it was judged in.
  var session: UInt32 = 0
  var control: ControlChange?
  /// The offer that ended without passing control.
  var endedOffer: OpenOffer?
  var outcomes: [MessageOutcome] = []
  /// The sequence number it got, if the customer can see it.
  var seq: UInt32 = 0
}

extension Conversation {
  /// Judges one event at its place in the log, and changes the state if it is effective.
  ///
  /// Total: any event in any state gets a verdict.
  mutating func apply(
    _ event: Event, at record: RecordPlace, _ changes: inout Changes
  ) -> Verdict {
    lastOffset = record.offset
    lastTimestamp = record.timestamp
    if let known = judged.find(event.id) {
      return .duplicate(of: known.offset, first: known.first)
    }
    let before = control
    let teamBefore = queue.team
    let verdict: Verdict = objection(event, at: record, &changes).map { .void($0) } ?? .effective
    judged.remember(event.id, at: record.offset, verdict)
    if verdict.isEffective {
      if control.epoch != before.epoch {
        changes.control = ControlChange(
          before: before, after: control, teamBefore: teamBefore, teamAfter: queue.team)
      }
      rearm(at: record)
    }
    return verdict
  }

  /// The table of DESIGN, section 4, row by row: changes the state, or says why not.
  private mutating func objection(
    _ event: Event, at record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    guard event.author.id.isName else { return .outOfBounds }
    guard event.body.firstFoldVersion <= max(1, foldVersion) else {
      return .unknownKind
    }
    switch event.body {
    case .messageReceived(let body): return receive(body, event, record, &changes)
    case .messageEdited(let body): return edit(body, event)
    case .messageDeleted(let body): return delete(body, event)
    case .customerLeft: return leave(event, record, &changes)

    case .turnUnderstood(let body): return understand(body, event, record)
    case .messageSent(let body): return send(body, event, record, &changes)
    case .messageSuggested(let body): return suggest(body, event)
    case .suggestionUsed(let body): return useSuggestion(body, event)
    case .noteAdded(let body): return addNote(body, event)
    case .lookupRequested(let body): return requestLookup(body, event)
    case .lookupCompleted(let body): return completeLookup(body, event, record)

    case .handoffRequested(let body): return handOver(body, event, record, &changes)
    case .offerCreated(let body): return createOffer(body, event, record)
    case .offerAccepted(let body): return acceptOffer(body, event, record)
    case .offerDeclined(let body): return endOffer(body.offer.id, event, by: .agent, &changes)
    case .offerRescinded(let body): return endOffer(body.offer.id, event, by: .system, &changes)
    case .controlTaken(let body): return takeControl(body, event, record)
    case .conversationAssigned(let body): return assign(body, event, record)
    case .contextAcknowledged(let body): return acknowledge(body, event)
    case .conversationTransferred(let body): return transfer(body, event, record)
    case .handoffReturned: return returnToBot(event, record)

    case .conversationSnoozed(let body): return snooze(body, event, record)
    case .conversationResolved(let body): return resolve(body, event, record, &changes)
    case .conversationReopened(let body): return reopen(body, event, record)
    case .conversationClosed(let body): return close(body, event, record, &changes)
    case .wrapUpCompleted(let body): return wrapUp(body, event)
    case .deadlinePassed(let body): return passDeadline(body, event, record, &changes)
    case .conversationRequeued(let body): return requeue(body, event, record)

    case .delivery(let step, let body): return updateDelivery(step, body, event, record)
    case .csatRequested(let body): return requestRating(body, event)
    case .csatSubmitted(let body): return submitRating(body, event)
    case .queuePositionChanged(let body): return changePosition(body, event, record)
    case .promiseMade(let body): return makePromise(body, event, record)

    case .logOpened, .contextCarried: return .notAllowed
    case .unknown: return .unknownKind
    }
  }
}

// MARK: - Guards that many rows share

extension Conversation {
  /// The session is open and the event speaks of it.
  func sessionObjection(_ event: Event) -> VoidReason? {
    guard control.phase == .open, event.session == 0 || event.session == session else {
      return .sessionEnded
    }
    return nil
  }

  /// The author holds control, in this very epoch.
  func holderObjection(_ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.epoch == control.epoch else { return .staleEpoch }
    return isHolder(event.author) ? nil : .notHolder
  }

  private func isHolder(_ author: Author) -> Bool {
    switch (author.role, control.owner) {
    case (.bot, .bot): true
    case (.agent, .agent), (.supervisor, .agent): author.id == control.agentID
    default: false
    }
  }

  /// A later customer message than the author had seen is unanswered.
  func unseenObjection(through seq: UInt32) -> VoidReason? {
    pending.contains { $0.seq > seq } ? .laterMessageUnanswered : nil
  }

  /// Each is a customer message without an outcome in this tenure of the bot.
  func coverObjection(_ covers: [EventRef]) -> VoidReason? {
    guard !covers.isEmpty else { return .notOwed }
    for cover in covers
    where !pending.contains(where: { $0.id == cover.id && !$0.isHandedOver }) {
      return .notOwed
    }
    return nil
  }
}

// MARK: - Passing control

extension Conversation {
  mutating func passControl(
    to owner: Owner, agent: (id: String, name: String) = ("", ""), at record: RecordPlace
  ) {
    control.owner = owner
    control.agentID = owner == .agent ? agent.id : ""
    control.agentName = owner == .agent ? agent.name : ""
    control.epoch = record.offset
    control.snoozedUntil = nil
    control.since = record.timestamp
    offer = nil
    suggestedThrough = 0
    queue.notices = 0
    queue.breaches = 0
    queue.offers = 0
    queue.position = 0
    queue.positionTold = nil
    if owner == .queue { queue.begin(at: record.timestamp) }
    if owner == .agent { sessions[sessions.count - 1].lastAgent = agent.id }
    if owner.isWork, foldVersion >= 3, !workedIn.contains(queue.team) {
      workedIn.append(queue.team)
    }
  }

  /// Ends the session: nobody holds control, and nothing is owed.
  mutating func endSession(
    _ ending: SessionSummary.Ending, phase: Phase, at record: RecordPlace, _ changes: inout Changes
  ) {
    settlePending(as: .ended, by: record.id, through: .max, &changes)
    control.phase = phase
    passControl(to: .none, at: record)
    sessions[sessions.count - 1].ending = ending
  }

  /// Gives the open messages up to a sequence number their outcome.
  mutating func settlePending(
    as kind: MessageOutcome.Kind, by event: EventID, through seq: UInt32, _ changes: inout Changes
  ) {
    for message in pending where message.seq <= seq {
      let settled = message.isHandedOver && kind == .answered ? .followedUp : kind
      changes.outcomes.append(MessageOutcome(message: message.id, kind: settled, by: event))
    }
    pending.removeAll { $0.seq <= seq }
  }

  /// Gives those covered their outcome; ones that are not open are passed over.
  mutating func settle(
    _ covers: [EventRef], as kind: MessageOutcome.Kind, by event: EventID, _ changes: inout Changes
  ) {
    for cover in covers {
      guard let place = pending.firstIndex(where: { $0.id == cover.id }) else { continue }
      let message = pending.remove(at: place)
      let settled = message.isHandedOver && kind == .answered ? .followedUp : kind
      changes.outcomes.append(MessageOutcome(message: message.id, kind: settled, by: event))
    }
  }

  /// The open messages pass to people with their outcome of the bot's tenure.
  mutating func handOverPending(
    _ isCovered: (PendingMessage) -> Bool, by event: EventID, _ changes: inout Changes
  ) {
    for place in pending.indices where !pending[place].isHandedOver && isCovered(pending[place]) {
      pending[place].isHandedOver = true
      changes.outcomes.append(
        MessageOutcome(message: pending[place].id, kind: .handedOver, by: event))
    }
  }
}
