/// How a waiting conversation finds its person.
extension Conversation {
  private func queueObjection(_ event: Event) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard control.owner == .queue else { return .notHolder }
    return event.epoch == control.epoch ? nil : .staleEpoch
  }

  mutating func createOffer(
    _ body: OfferCreated, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = queueObjection(event) { return reason }
    guard event.author.role == .system else { return .notAllowed }
    guard offer == nil else { return .noSuchOffer }
    guard !body.agentID.isEmpty, body.agentID.isName, body.agentName.isName, body.team.isName else {
      return .outOfBounds
    }
    offer = OpenOffer(
      id: event.id, agentID: body.agentID, agentName: body.agentName, team: body.team,
      reservation: body.reservation.id, created: record.timestamp,
      due: record.timestamp.adding(milliseconds: body.expiresAfterMs))
    queue.offers &+= 1
    return nil
  }

  mutating func acceptOffer(
    _ body: OfferAccepted, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = queueObjection(event) { return reason }
    guard let open = offer, open.id == body.offer.id else { return .noSuchOffer }
    guard event.author.id == open.agentID else { return .notAllowed }
    queue.team = open.team.isEmpty ? queue.team : open.team
    passControl(to: .agent, agent: (open.agentID, open.agentName), at: record)
    return nil
  }

  /// Declined by the agent, or rescinded by the router.
  mutating func endOffer(
    _ id: EventID, _ event: Event, by role: AuthorRole, _ changes: inout Changes
  ) -> VoidReason? {
    if let reason = queueObjection(event) { return reason }
    guard let open = offer, open.id == id else { return .noSuchOffer }
    guard event.author.role == role || event.author.role == .supervisor else { return .notAllowed }
    if event.author.role == .agent, event.author.id != open.agentID { return .notAllowed }
    changes.endedOffer = open
    offer = nil
    return nil
  }

  mutating func changePosition(
    _ body: QueuePositionChanged, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = queueObjection(event) { return reason }
    guard event.author.role == .system else { return .notAllowed }
    guard body.position > 0 else { return .outOfBounds }
    if let told = queue.positionTold {
      guard record.timestamp.milliseconds(since: told) >= Int64(policy.positionIntervalMs),
        body.position != queue.position
      else { return .tooSoon }
    }
    queue.position = body.position
    queue.positionTold = record.timestamp
    return nil
  }
}
