public import Conversation

/// What the log is told after a try, and whether its gateway wants no more.
public struct AttemptOutcome: Sendable, Equatable {
  public var event: Event
  /// 410: the gateway is gone and must not be called again.
  public var disablesGateway = false

  /// 2xx is accepted, 410 and a forbidden callback end the way, all else is tried again.
  public init(of attempt: Attempt, _ result: AttemptResult, at now: Timestamp) {
    switch result {
    case .answered(let status, _) where (200...299).contains(status):
      event = attempt.event(.accepted, status: status, at: now)
    case .answered(let status, _) where status == 410:
      event = attempt.event(.failed, status: status, reason: "410 Gone", at: now)
      disablesGateway = true
    case .answered(let status, let retryAfter):
      let wait = attempt.wait(asked: retryAfter)
      event = attempt.event(.attempted, status: status, wait: wait, at: now)
    case .unreachable(let reason):
      let wait = attempt.wait(asked: 0)
      event = attempt.event(.attempted, reason: reason, wait: wait, at: now)
    case .forbidden(let reason):
      event = attempt.event(.failed, reason: reason, at: now)
    }
  }
}

extension Attempt {
  /// In milliseconds; never sooner than the gateway asked for.
  fileprivate func wait(asked: UInt32) -> UInt32 {
    max(asked, Backoff.milliseconds(after: number, of: message.eventID))
  }

  fileprivate func event(
    _ step: DeliveryStep, status: UInt32 = 0, reason: String = "", wait: UInt32 = 0,
    at now: Timestamp
  ) -> Event {
    var update = DeliveryUpdate()
    update.attempt = number
    update.statusCode = status
    update.reason = reason
    update.retryAfterMs = wait
    return .delivery(
      step, update, of: message.eventID, in: message.conversationID, session: message.session,
      at: now)
  }
}

extension Event {
  /// An event about a message's way. Its id follows from message, step and try, so that two who
  /// make the same try tell the log once.
  static func delivery(
    _ step: DeliveryStep, _ update: DeliveryUpdate, of message: EventID,
    in conversation: ConversationID, session: UInt32, at now: Timestamp
  ) -> Event {
    var update = update
    update.message = EventRef(message)
    update.atMs = now.milliseconds
    let what = "delivery.\(step.rawValue)"
    return Event(
      id: .following(message, what, ordinal: Int(update.attempt)), conversation: conversation,
      session: session, author: .system, occurredAt: now, causation: message,
      body: .delivery(step, update))
  }
}
