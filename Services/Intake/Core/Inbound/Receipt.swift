public import Conversation

/// What a gateway says became of a message after it took it, checked.
public struct Receipt: Sendable, Equatable {
  public enum Status: String, Sendable, CaseIterable {
    case delivered, read, failed

    var step: DeliveryStep {
      switch self {
      case .delivered: .delivered
      case .read: .read
      case .failed: .failed
      }
    }
  }

  public var message: EventID
  public var status: Status
  /// By the gateway's clock.
  public var at: Timestamp?
  public var reason: String

  /// Reads the body of `POST /v1/receipts`.
  public init(reading value: JSONValue) throws(FieldProblems) {
    var fields = FieldReader(value)
    let message = fields.identifier("eventId", EventID.self)
    let status = fields.oneOf("status", Status.self)
    let at = fields.moment("at")
    let reason = fields.words("reason", longest: 500)
    guard let message, let status, fields.problems.isEmpty else {
      throw FieldProblems(fields.problems)
    }
    self.message = message
    self.status = status
    self.at = at
    self.reason = reason ?? ""
  }

  /// The event to propose; a receipt told again is the same event.
  public func event(in conversation: ConversationID, now: Timestamp) -> Event {
    var update = DeliveryUpdate()
    update.message = EventRef(message)
    update.reason = reason
    update.atMs = (at ?? now).milliseconds
    return Event(
      id: .following(message, "receipt.\(status.rawValue)"), conversation: conversation,
      author: .system, occurredAt: at ?? now, body: .delivery(status.step, update))
  }
}
