/// What the bot does, as owner and at the agent's elbow.
extension Conversation {
  /// Understandings are kept for this many open messages.
  private static let understandingsKept = 4
  private static let understandingLimit = 4_096

  mutating func understand(
    _ body: TurnUnderstood, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .bot else { return .notAllowed }
    guard let place = transcript.position(of: body.message.id),
      transcript.entries[place].author.role == .customer
    else { return .unknownMessage }
    guard !transcript.entries[place].isUnderstood else { return .alreadyDone }
    guard body.isWithin(bytes: Self.understandingLimit, of: record) else { return .outOfBounds }
    transcript.update(at: place) { $0.isUnderstood = true }
    if let open = pending.firstIndex(where: { $0.id == body.message.id }) {
      pending[open].understanding = body
      let excess = pending.count - Self.understandingsKept
      if excess > 0 {
        for old in pending.indices.prefix(excess) { pending[old].understanding = nil }
      }
    }
    turn.last = body
    turn.sentiments.append(max(-2, min(2, body.sentiment)))
    if turn.sentiments.count > TurnState.sentimentsKept { turn.sentiments.removeFirst() }
    return nil
  }

  mutating func suggest(_ body: MessageSuggested, _ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .bot, control.owner == .agent else { return .notHolder }
    guard event.epoch == control.epoch else { return .staleEpoch }
    guard let entry = transcript[body.message.id], entry.author.role == .customer else {
      return .unknownMessage
    }
    suggestedThrough = max(suggestedThrough, entry.seq)
    suggestions.append(event.id)
    if suggestions.count > 20 { suggestions.removeFirst() }
    return nil
  }

  mutating func requestLookup(_ body: LookupRequested, _ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard control.owner == .bot || control.owner == .agent else { return .notHolder }
    guard event.epoch == control.epoch else { return .staleEpoch }
    guard body.connector.isName else { return .outOfBounds }
    lookups.append(
      LookupState(
        request: event.id, connector: body.connector, asked: .init(body, by: event.author)))
    if lookups.count > LookupState.kept { lookups.removeFirst() }
    return nil
  }

  mutating func completeLookup(
    _ body: LookupCompleted, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard control.owner == .bot || control.owner == .agent else { return .notHolder }
    guard let place = lookups.firstIndex(where: { $0.request == body.request.id }) else {
      return .unknownMessage
    }
    guard lookups[place].result == nil else { return .alreadyDone }
    guard body.result.utf8.count <= 1_024, body.isWithin(bytes: 1_400, of: record) else {
      return .outOfBounds
    }
    lookups[place].result = body
    return nil
  }

  mutating func handOver(
    _ body: HandoffRequested, _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    if let reason = holderObjection(event) { return reason }
    guard control.owner == .bot else { return .notHolder }
    if let reason = coverObjection(body.covers) { return reason }
    guard body.isWithin(bytes: 16_384, of: record) else { return .outOfBounds }
    handOverPending(
      { message in body.covers.contains { $0.id == message.id } }, by: event.id, &changes)
    handoff = body
    enterQueue(
      team: body.team, queue: body.queue, skills: body.skills, priority: body.priority,
      reason: body.reason, at: record)
    return nil
  }

  mutating func enterQueue(
    team: String, queue name: String, skills: [String], priority: UInt32,
    reason: EscalationReason, at record: RecordPlace
  ) {
    if !team.isEmpty { queue.team = team }
    if !team.isEmpty || !name.isEmpty { queue.queue = name }
    queue.skills = skills
    queue.priority = min(priority, 100)
    queue.reason = reason
    passControl(to: .queue, at: record)
  }
}

extension LookupState.Asked {
  /// Nil where no person asks.
  fileprivate init?(_ body: LookupRequested, by author: Author) {
    guard author.role == .agent || author.role == .supervisor, !author.id.isEmpty else {
      return nil
    }
    by = author.id
    let bytes = body.arguments.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    arguments = bytes <= LookupState.argumentBytes ? body.arguments : []
  }
}
