public import Conversation

/// What a conversation's deliveries ask for at a moment.
///
/// In order: the first message whose way has not ended holds back all after it.
public enum DueDelivery: Sendable, Equatable {
  /// Every message's way has ended.
  case nothing
  /// Nothing before that moment.
  case later(Timestamp)
  /// Call the gateway now.
  case attempt(Attempt)
  /// The way ends without a call.
  case conclude(Event)

  /// Decides from the state, the moment and what is known of the gateway.
  public init(
    in conversation: Conversation, at now: Timestamp, callback: CallbackStanding
  ) {
    guard let delivery = conversation.deliveries.first(where: \.isOutstanding) else {
      self = .nothing
      return
    }
    if let event = conversation.conclusion(of: delivery, at: now, callback: callback) {
      self = .conclude(event)
    } else if let retryAt = delivery.retryAt, retryAt > now {
      self = .later(min(retryAt, delivery.expires))
    } else if let message = OutgoingMessage(delivery, in: conversation) {
      self = .attempt(Attempt(number: delivery.attempts + 1, message: message))
    } else {
      let reason = "the conversation's kept tail has moved past its words"
      self = .conclude(conversation.ended(delivery, .failed, reason, at: now))
    }
  }
}

extension Conversation {
  /// How a delivery ends without a call; nil where it goes on.
  fileprivate func conclusion(
    of delivery: DeliveryState, at now: Timestamp, callback: CallbackStanding
  ) -> Event? {
    if now >= delivery.expires { return expired(delivery, at: now) }
    switch callback {
    case .open: return nil
    case .missing: return ended(delivery, .failed, "the gateway has no callback", at: now)
    case .disabled: return ended(delivery, .failed, "the gateway is disabled", at: now)
    }
  }

  /// One that was void because it came early is decided anew, at a later record.
  private func expired(_ delivery: DeliveryState, at now: Timestamp) -> Event {
    var event = ended(delivery, .expired, "expired", at: now)
    event.id = .decided(at: lastOffset, of: id, role: "delivery", ordinal: Int(delivery.seq))
    return event
  }

  fileprivate func ended(
    _ delivery: DeliveryState, _ step: DeliveryStep, _ reason: String, at now: Timestamp
  ) -> Event {
    var update = DeliveryUpdate()
    update.reason = reason
    update.attempt = delivery.attempts
    return .delivery(
      step, update, of: delivery.message, in: id, session: delivery.session, at: now)
  }
}
