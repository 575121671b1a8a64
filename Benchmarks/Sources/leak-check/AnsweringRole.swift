import Conversation
import LogRuntime

/// A bot that understands and answers whatever is owed.
struct AnsweringRole: PartitionRole {
  let topics: Topics
  let tally: Tally

  mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
    fold.all.sorted { $0.id < $1.id }.flatMap { effects(for: $0, now) }
  }

  mutating func recorded(_ judged: Judged, _ fold: ConversationLog, now: Timestamp) -> [Effect] {
    tally.folded(judged)
    return judged.conversation.flatMap { fold[$0] }.map { effects(for: $0, now) } ?? []
  }

  mutating func settled(_ work: WorkID, _ fold: ConversationLog, now: Timestamp) -> [Effect] {
    fold[work.conversation].map { effects(for: $0, now) } ?? []
  }

  private func effects(for conversation: Conversation, _ now: Timestamp) -> [Effect] {
    let bodies = conversation.owed.compactMap(body(for:))
    let events = bodies.enumerated().map { ordinal, body in
      Event(
        id: .decided(
          at: conversation.lastOffset, of: conversation.id, role: "answers", ordinal: ordinal),
        conversation: conversation.id, session: conversation.session,
        epoch: conversation.control.epoch, author: .bot, occurredAt: now, body: body)
    }
    guard !events.isEmpty else { return [] }
    return [
      .append(events.map { Proposal($0, topics) }, as: WorkID("answer", conversation.id))
    ]
  }

  private func body(for owed: Owed) -> EventBody? {
    switch owed {
    case .understanding(let message):
      var body = TurnUnderstood()
      body.message = EventRef(message)
      body.intent = "order_status"
      body.confidence = 0.9
      return .turnUnderstood(body)
    case .answer(let messages):
      var body = MessageSent()
      body.covers = messages.map { EventRef($0) }
      body.words.text = "It is on its way, and will be with you tomorrow before noon."
      body.replyKind = .answered
      return .messageSent(body)
    case .suggestion, .queueNotice, .rating, .delivery, .deadline: return nil
    }
  }
}
