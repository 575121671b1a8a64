public import Conversation

/// What the bot wants said or done about a conversation as it stands.
public enum BotDecision: Sendable, Equatable {
  case say(MessageSent)
  case handOver(HandoffRequested)
  case suggest([MessageSuggested])
  /// Systems outside have to be asked first.
  case lookUp([LookupCall])
}

extension BotDecision {
  /// The events that propose it, in this order, decided at the conversation's last record.
  public func events(for conversation: Conversation, now: Timestamp) -> [Event] {
    switch self {
    case .say(let message): [event(0, .messageSent(message), conversation, now)]
    case .handOver(let handoff): [event(0, .handoffRequested(handoff), conversation, now)]
    case .suggest(let suggestions):
      suggestions.enumerated().map { event($0, .messageSuggested($1), conversation, now) }
    case .lookUp(let calls): calls.map { $0.requested(in: conversation, now: now) }
    }
  }

  private func event(
    _ ordinal: Int, _ body: EventBody, _ conversation: Conversation, _ now: Timestamp
  ) -> Event {
    .proposed(by: "bot", ordinal, body, in: conversation, now: now)
  }
}

extension TurnUnderstood {
  /// The event that tells what was understood, decided at the conversation's last record.
  public func event(_ ordinal: Int, for conversation: Conversation, now: Timestamp) -> Event {
    .proposed(by: "bot-understanding", ordinal, .turnUnderstood(self), in: conversation, now: now)
  }
}

extension Event {
  fileprivate static func proposed(
    by role: String, _ ordinal: Int, _ body: EventBody, in conversation: Conversation,
    now: Timestamp
  ) -> Event {
    Event(
      id: .decided(at: conversation.lastOffset, of: conversation.id, role: role, ordinal: ordinal),
      conversation: conversation.id, session: conversation.session,
      epoch: conversation.control.epoch, author: .bot, occurredAt: now,
      causation: conversation.pending.last?.id, body: body)
  }
}
