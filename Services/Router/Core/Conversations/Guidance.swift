public import Conversation

/// Tells a customer at once what to do, where the bot handed over with an article that says so: to block a card cannot
/// wait for a person.
public enum Guidance {
  /// The message that is owed, once for what was handed over; nil if none is.
  ///
  /// - Parameter expiresMilliseconds: how long it may be delivered.
  public static func message(
    _ conversation: Conversation, expiresMilliseconds: UInt32, at now: Timestamp
  ) -> Event? {
    guard conversation.control.owner == .queue, let handoff = conversation.handoff,
      !handoff.guidance.answer.isEmpty, let cause = handoff.covers.last?.id
    else { return nil }
    let id = EventID.following(cause, "guidance")
    // It stands after its cause: as long as that is remembered, so is this.
    guard conversation.transcript[cause] != nil, conversation.transcript[id] == nil else {
      return nil
    }
    var source = Source()
    source.articleID = handoff.guidance.articleID
    source.title = handoff.guidance.title
    var body = MessageSent()
    body.words.text = handoff.guidance.answer
    body.sources = [source]
    body.expiresAfterMs = expiresMilliseconds
    return Event(
      id: id, conversation: conversation.id, session: conversation.session,
      epoch: conversation.control.epoch, author: .system, occurredAt: now, causation: cause,
      body: .messageSent(body))
  }
}
