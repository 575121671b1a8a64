/// What customers do.
extension Conversation {
  mutating func receive(
    _ body: MessageReceived, _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    guard event.author.role == .customer else { return .notAllowed }
    guard body.words.isWithinBounds, body.address.size <= Bounds.address,
      body.customer.size <= Bounds.customer, body.policy.size <= Bounds.policy
    else { return .outOfBounds }
    if control.phase != .open || isFullForCustomers {
      openSession(body, event, record, &changes)
    }
    if body.hasCustomer { customer = body.customer }
    if body.hasAddress { address = body.address }
    changes.seq = append(
      TranscriptEntry(
        seq: 0, id: event.id, session: session, author: event.author, authorName: customer.name,
        words: body.words, timestamp: record.timestamp))
    pending.append(PendingMessage(id: event.id, seq: seq))
    control.snoozedUntil = nil
    return nil
  }

  private mutating func openSession(
    _ body: MessageReceived, _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) {
    if control.phase == .open {
      settlePending(as: .ended, by: event.id, through: .max, &changes)
      sessions[sessions.count - 1].ending = .superseded
    }
    session &+= 1
    foldVersion = event.foldVersion
    policy = body.policy
    sessions.append(SessionSummary(number: session, foldVersion: event.foldVersion))
    if sessions.count > SessionSummary.kept { sessions.removeFirst() }
    messagesInSession = 0
    turn = TurnState()
    handoff = nil
    lookups = []
    queue = QueueState()
    queue.team = body.policy.defaultTeam
    queue.queue = body.policy.defaultQueue
    control.phase = .open
    passControl(to: .bot, at: record)
  }

  mutating func edit(_ body: MessageEdited, _ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .customer else { return .notAllowed }
    guard body.words.text.utf8.count <= Bounds.text else { return .outOfBounds }
    guard let place = customerMessage(body.message.id) else { return .unknownMessage }
    transcript.update(at: place) {
      $0.editedText = body.words.text
      $0.isUnderstood = false
    }
    forgetUnderstanding(of: body.message.id)
    return nil
  }

  mutating func delete(_ body: MessageDeleted, _ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .customer else { return .notAllowed }
    guard let place = customerMessage(body.message.id) else { return .unknownMessage }
    transcript.update(at: place) {
      $0.isDeleted = true
      $0.isUnderstood = false
    }
    forgetUnderstanding(of: body.message.id)
    return nil
  }

  /// A waiting customer who leaves ends the session; elsewhere the idle deadline does.
  mutating func leave(
    _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .customer else { return .notAllowed }
    if control.owner == .queue {
      endSession(.customerLeft, phase: .closed, at: record, &changes)
    }
    return nil
  }

  mutating func submitRating(_ body: CsatSubmitted, _ event: Event) -> VoidReason? {
    guard let place = summary(of: event) else { return .sessionEnded }
    guard let span = RatedSpans(body.span), (1...5).contains(body.score),
      body.comment.text.utf8.count <= 8_000
    else { return .outOfBounds }
    guard sessions[place].csatSubmitted.isDisjoint(with: span) else { return .alreadyDone }
    sessions[place].csatSubmitted.insert(span)
    return nil
  }

  /// Gives a visible message its number and its link of the chain.
  mutating func append(_ entry: TranscriptEntry) -> UInt32 {
    var entry = entry
    seq &+= 1
    messagesInSession &+= 1
    entry.seq = seq
    chain.append(seq: seq, id: entry.id, role: entry.author.role, text: entry.words.text)
    entry.chainHash = chain.bytes
    transcript.append(entry)
    return seq
  }

  /// Where the session that an event speaks of is remembered.
  func summary(of event: Event) -> Int? {
    let number = event.session == 0 ? session : event.session
    return sessions.lastIndex { $0.number == number }
  }

  private func customerMessage(_ id: EventID) -> Int? {
    guard let place = transcript.position(of: id),
      transcript.entries[place].author.role == .customer,
      transcript.entries[place].session == session
    else { return nil }
    return place
  }

  private mutating func forgetUnderstanding(of id: EventID) {
    guard let place = pending.firstIndex(where: { $0.id == id }) else { return }
    pending[place].understanding = nil
  }
}
