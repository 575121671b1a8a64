public import Conversation

/// Asks how it was, once for each resolved session.
public enum Rating {
  public static func requests(_ conversation: Conversation, at now: Timestamp) -> [Event] {
    conversation.owed.compactMap { owed in
      guard case .rating(let session, let span) = owed else { return nil }
      var body = CsatRequested()
      body.span = span
      return Event(
        id: .decided(at: conversation.control.epoch, of: conversation.id, role: "rating"),
        conversation: conversation.id, session: session, author: .system, occurredAt: now,
        body: .csatRequested(body))
    }
  }
}
