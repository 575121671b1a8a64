public import Conversation

/// A rule of the fold, defeated from outside: what an author meant is rewritten on its way into the
/// log so that the rule's guard can no longer tell. What must never happen has to happen then, or the
/// checks could not fail.
public enum Sabotage: Sendable, CaseIterable {
  /// A deadline is named by its kind and epoch instead of by what armed it, and the running one fires.
  case deadlineByKind
  /// A deadline counts though it is early.
  case earlyCounts
  /// The bot's covers are whatever is open.
  case coversFollow
  /// Whoever ends a session has seen everything.
  case throughSeqFollows
  /// Offers serve whichever handoff waits.
  case offerEpochFollows
  /// Everything was decided in the running epoch.
  case epochFollows
  /// A repeat has an id of its own.
  case freshIDs
  /// Whoever speaks is taken for whoever holds control.
  case everyoneHolds

  /// What gets into the log instead of `event`, where the conversation stands as in `state`.
  public func rewrite(_ event: Event, before state: Conversation?, at offset: Int64) -> Event {
    guard let state else { return event }
    var event = event
    switch self {
    case .deadlineByKind: nameByKind(&event, state)
    case .earlyCounts: break
    case .coversFollow: follow(&event.body, open: state.pending.filter { !$0.isHandedOver })
    case .throughSeqFollows: seeEverything(&event.body)
    case .offerEpochFollows:
      if case .offerCreated = event.body { event.epoch = state.control.epoch }
    case .epochFollows: event.epoch = state.control.epoch
    case .freshIDs: event.id = EventID(hi: event.id.hi, lo: UInt64(bitPattern: offset))
    case .everyoneHolds:
      if case .messageSent = event.body {
        event.author = state.control.holder
        event.epoch = state.control.epoch
      }
    }
    return event
  }

  /// When the record counts as appended.
  public func time(of event: Event, before state: Conversation?, at now: Timestamp) -> Timestamp {
    guard self == .earlyCounts, case .deadlinePassed(let body) = event.body,
      let due = state?.deadlines.first(where: { $0.kind == body.kind })?.due
    else { return now }
    return max(now, due)
  }

  private func nameByKind(_ event: inout Event, _ state: Conversation) {
    guard case .deadlinePassed(var body) = event.body else { return }
    let seenEpoch = UInt64(bitPattern: event.epoch)
    event.id = EventID(hi: UInt64(body.kind.rawValue), lo: seenEpoch)
    if let running = state.deadlines.first(where: { $0.kind == body.kind }) {
      body.armedBy = EventRef(running.armedBy)
    }
    event.body = .deadlinePassed(body)
  }

  private func follow(_ body: inout EventBody, open: [PendingMessage]) {
    let covers = open.map { EventRef($0.id) }
    switch body {
    case .messageSent(var sent) where !sent.covers.isEmpty:
      sent.covers = covers
      body = .messageSent(sent)
    case .handoffRequested(var handoff):
      handoff.covers = covers
      body = .handoffRequested(handoff)
    default: break
    }
  }

  private func seeEverything(_ body: inout EventBody) {
    switch body {
    case .conversationResolved(var resolved):
      resolved.throughSeq = .max
      body = .conversationResolved(resolved)
    case .conversationClosed(var closed):
      closed.throughSeq = .max
      body = .conversationClosed(closed)
    default: break
    }
  }
}

extension Control {
  /// Whoever may speak to the customer now.
  fileprivate var holder: Author {
    switch owner {
    case .bot: .bot
    case .agent: .agent(agentID)
    case .queue, .none: .system
    }
  }
}
