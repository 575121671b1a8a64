/// What time does: a deadline that passed is itself the transition.
extension Conversation {
  mutating func passDeadline(
    _ body: DeadlinePassed, _ event: Event, _ record: RecordPlace, _ changes: inout Changes
  ) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard
      let running = deadlines.first(where: {
        $0.kind == body.kind && $0.armedBy == body.armedBy.id
      })
    else { return .noSuchDeadline }
    guard record.timestamp >= running.due else { return .early }
    switch running.kind {
    case .botReply: botIsLate(event, record, &changes)
    case .offer:
      changes.endedOffer = offer
      offer = nil
    case .firstResponse: queue.breaches &+= 1
    case .promise:
      queue.promised = nil
      queue.breaches &+= 1
    case .nextResponse: agentIsLate(record)
    case .idle: endSession(.idle, phase: .closed, at: record, &changes)
    case .snooze: control.snoozedUntil = nil
    case .wrapUp: closeResolved(record)
    case .resolution, .unspecified, .UNRECOGNIZED: return .noSuchDeadline
    }
    return nil
  }

  /// A bot that fails or is late delays help by its deadline and no more.
  private mutating func botIsLate(_ event: Event, _ record: RecordPlace, _ changes: inout Changes) {
    handOverPending({ _ in true }, by: event.id, &changes)
    handoff = lateHandoff
    enterQueue(
      team: policy.defaultTeam, queue: policy.defaultQueue, skills: [], priority: queue.priority,
      reason: .botTimeout, at: record)
  }

  /// What the bot had found out by then, in place of what it handed over earlier; it wrote no summary.
  private var lateHandoff: HandoffRequested {
    var late = HandoffRequested()
    late.reason = .botTimeout
    late.team = policy.defaultTeam
    late.queue = policy.defaultQueue
    late.package = ContextPackage(turn)
    late.package.prove(self)
    return late
  }

  /// The customer goes back in line, at the team that had the conversation.
  private mutating func agentIsLate(_ record: RecordPlace) {
    passControl(to: .queue, at: record)
  }

  private mutating func closeResolved(_ record: RecordPlace) {
    control.phase = .closed
    passControl(to: .none, at: record)
  }

  mutating func requestRating(_ body: CsatRequested, _ event: Event) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard let place = summary(of: event) else { return .sessionEnded }
    guard let span = RatedSpans(body.span) else { return .outOfBounds }
    guard sessions[place].csatRequested.isDisjoint(with: span) else { return .alreadyDone }
    sessions[place].csatRequested.insert(span)
    return nil
  }
}
