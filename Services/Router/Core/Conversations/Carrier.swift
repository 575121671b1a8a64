public import Conversation

/// Carries conversations forward in the log, and forgets those that ended long ago, so that a restore
/// folds about an interval of log and no more.
public struct Carrier: Sendable {
  /// How old the record that a state stands on may become, in milliseconds.
  public var interval: Int64
  /// How long an ended conversation is remembered, in milliseconds: a gateway that repeats a message
  /// later than this opens a new session.
  public var deduplicationWindow: Int64

  public init(interval: Int64 = 3_600_000, deduplicationWindow: Int64 = 86_400_000) {
    self.interval = interval
    self.deduplicationWindow = deduplicationWindow
  }

  /// What to append for one conversation, if it is due.
  public func carry(_ conversation: Conversation, at now: Timestamp) -> Event? {
    guard now.milliseconds(since: conversation.firstTimestamp) >= interval else { return nil }
    var body = ContextCarried()
    body.lastOffset = conversation.lastOffset
    body.decidedAtMs = now.milliseconds
    if !isForgettable(conversation, at: now) { body.state = conversation.carried }
    return Event(
      id: .decided(at: conversation.lastOffset, of: conversation.id, role: "carrier"),
      conversation: conversation.id, author: .system, occurredAt: now,
      body: .contextCarried(body))
  }

  private func isForgettable(_ conversation: Conversation, at now: Timestamp) -> Bool {
    conversation.control.phase == .closed
      && now.milliseconds(since: conversation.control.since) >= deduplicationWindow
      && !conversation.deliveries.contains(where: \.isOutstanding)
  }
}
