internal import SwiftProtobuf

/// What is said to the customer: by whoever holds control, and nobody else.
extension Conversation {
  mutating func send(
    _ body: MessageSent, _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    if let reason = voiceObjection(body, event) { return reason }
    guard messagesInSession < Self.messagesPerSession else { return .sessionFull }
    guard body.words.isWithinBounds, body.authorName.isName, body.quickReplies.count <= 20,
      body.sources.count <= 20, body.extras <= Bounds.extras
    else { return .outOfBounds }
    let settled = settle(body, event, &changes)
    changes.seq = append(
      TranscriptEntry(
        seq: 0, id: event.id, session: session, author: event.author, authorName: body.authorName,
        words: body.words, timestamp: record.timestamp, replyTo: settled, sources: body.sources,
        quickReplies: body.quickReplies, replyKind: body.replyKind))
    messagesSent &+= 1
    noteSpeaker(event.author.role)
    trackDelivery(of: body, event, record)
    return nil
  }

  private func voiceObjection(_ body: MessageSent, _ event: Event) -> VoidReason? {
    switch event.author.role {
    case .bot:
      if let reason = holderObjection(event) { return reason }
      return coverObjection(body.covers)
    case .agent, .supervisor:
      return holderObjection(event)
    case .system:
      return systemObjection(event)
    case .customer, .unspecified, .UNRECOGNIZED:
      return .notAllowed
    }
  }

  /// The system may speak while the queue holds control, or nobody does.
  private func systemObjection(_ event: Event) -> VoidReason? {
    guard session > 0, event.session == session else { return .sessionEnded }
    guard event.epoch == control.epoch else { return .staleEpoch }
    return control.owner == .queue || control.owner == .none ? nil : .notHolder
  }

  /// Gives the customer messages it answers their outcome, and says which they were.
  private mutating func settle(
    _ body: MessageSent, _ event: Event, _ changes: inout Changes
  ) -> [EventID] {
    switch event.author.role {
    case .bot:
      let kind: MessageOutcome.Kind = body.replyKind == .askedBack ? .askedBack : .answered
      settle(body.covers, as: kind, by: event.id, &changes)
    case .agent, .supervisor:
      if body.covers.isEmpty {
        settlePending(as: .answered, by: event.id, through: body.throughSeq, &changes)
      } else {
        settle(body.covers, as: .answered, by: event.id, &changes)
      }
    case .customer, .system, .unspecified, .UNRECOGNIZED:
      break
    }
    return changes.outcomes.map(\.message)
  }

  private mutating func noteSpeaker(_ role: AuthorRole) {
    switch role {
    case .bot:
      sessions[sessions.count - 1].botSpoke = true
      turn.botTurns &+= 1
      if foldVersion < 2 { countFailures() }
    case .agent, .supervisor: sessions[sessions.count - 1].agentSpoke = true
    case .system: queue.notices &+= 1
    case .customer, .unspecified, .UNRECOGNIZED: break
    }
  }

  private mutating func countFailures() {
    let isAnswered = transcript.entries.last?.replyKind != .askedBack
    turn.failuresInARow = isAnswered ? 0 : turn.failuresInARow &+ 1
  }

  private mutating func trackDelivery(of body: MessageSent, _ event: Event, _ record: RecordPlace) {
    guard policy.deliveredByGateway else { return }
    deliveries.append(
      DeliveryState(
        message: event.id, session: session, seq: seq, sequence: messagesSent,
        expires: record.timestamp.adding(milliseconds: body.expiresAfterMs)))
    guard deliveries.count > DeliveryState.kept else { return }
    // One that is still to be delivered stays as long as there is another.
    deliveries.remove(at: deliveries.firstIndex { !$0.isOutstanding } ?? 0)
  }

  mutating func updateDelivery(
    _ step: DeliveryStep, _ body: DeliveryUpdate, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    guard let place = deliveries.lastIndex(where: { $0.message == body.message.id }) else {
      return .unknownMessage
    }
    if step == .attempted {
      guard deliveries[place].isOutstanding else { return .alreadyDone }
      deliveries[place].step = .attempted
      deliveries[place].attempts &+= 1
      deliveries[place].retryAt = record.timestamp.adding(milliseconds: body.retryAfterMs)
      return nil
    }
    guard deliveries[place].isOutstanding || step.canFollowAcceptance(deliveries[place].step) else {
      return .alreadyDone
    }
    // Before version 2 a delivery whose machine's clock ran ahead dropped what could still be sent.
    if step == .expired, foldVersion >= 2, record.timestamp < deliveries[place].expires {
      return .early
    }
    deliveries[place].step = step
    deliveries[place].retryAt = nil
    return nil
  }

  func addNote(_ body: NoteAdded, _ event: Event) -> VoidReason? {
    guard session > 0, summary(of: event) != nil else { return .sessionEnded }
    guard event.author.role == .agent || event.author.role == .supervisor else {
      return .notAllowed
    }
    return body.words.text.utf8.count <= 32_000 ? nil : .outOfBounds
  }

  mutating func useSuggestion(_ body: SuggestionUsed, _ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard control.owner == .agent, event.author.id == control.agentID else { return .notHolder }
    guard let place = suggestions.firstIndex(of: body.suggestion.id) else { return .unknownMessage }
    suggestions.remove(at: place)
    return nil
  }
}

extension MessageSent {
  fileprivate var extras: Int {
    quickReplies.reduce(0) { $0 + $1.utf8.count } + sources.reduce(0) { $0 + $1.size }
  }
}

extension DeliveryStep {
  /// Receipts come after the gateway took the message, in any order; the furthest one stands. What reached the customer
  /// has not failed.
  fileprivate func canFollowAcceptance(_ reached: DeliveryStep?) -> Bool {
    switch (reached, self) {
    case (nil, _), (.failed, _), (.expired, _), (_, .expired): false
    case (.delivered, .failed), (.read, .failed): false
    case (let reached?, _): self > reached
    }
  }
}

extension Message {
  /// Whether it serializes to no more than so many bytes: certain where the whole record is no larger.
  func isWithin(bytes limit: Int, of record: RecordPlace) -> Bool {
    record.size <= limit || ((try? serializedData().count) ?? .max) <= limit
  }
}
