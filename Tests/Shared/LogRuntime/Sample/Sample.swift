import Conversation
import Foundation
import LogRuntime

/// Events of customers and of the router, as tests need them.
enum Sample {
  static let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))

  static func conversation(_ number: Int) -> ConversationID {
    ConversationID(hi: 0x1111_0000_0000_8000, lo: 0x8000_0000_0000_0000 | UInt64(number))
  }

  static func messageID(_ name: String, _ conversation: ConversationID) -> EventID {
    .inbound(
      channel: "test", account: "a", peer: conversation.description, thread: "",
      messageID: name)
  }

  /// A customer's message: a session of its own opens with the first.
  static func message(_ name: String, _ conversation: ConversationID) -> Event {
    var body = MessageReceived()
    body.words.text = name
    body.address.channel = "test"
    body.policy.botReplyMs = 600_000
    body.policy.firstResponseMs = 600_000
    body.policy.nextResponseMs = 600_000
    body.policy.idleMs = 600_000
    body.policy.agentIdleMs = 600_000
    body.policy.wrapUpMs = 600_000
    return Event(
      id: messageID(name, conversation), conversation: conversation, author: .customer,
      occurredAt: now, body: .messageReceived(body))
  }

  /// What carries a conversation forward, so that a restore need not read what lies before.
  static func carrying(_ state: Conversation) -> Event {
    var body = ContextCarried()
    body.lastOffset = state.lastOffset
    body.decidedAtMs = now.milliseconds
    body.state = state.carried
    return Event(
      id: .decided(at: state.lastOffset, of: state.id, role: "carry"), conversation: state.id,
      author: .system, occurredAt: now, body: .contextCarried(body))
  }
}
