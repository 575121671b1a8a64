import Conversation
import DeliveryCore
import Testing

/// One conversation with a gateway's customer, as its log tells it.
struct Scene {
  let id = ConversationID(hi: 7, lo: 7)
  private(set) var log = ConversationLog(partition: 0)
  private(set) var offset: Int64 = 0
  var now = Timestamp(milliseconds: 1_000_000)

  var conversation: Conversation {
    get throws { try #require(log[id]) }
  }

  /// Opens with one customer message, at the bot.
  init() throws {
    try receive("m1")
  }

  @discardableResult
  mutating func apply(_ event: Event) throws -> Judged {
    let judged = try log.apply(event, offset: offset, timestamp: now)
    offset += 1
    return judged
  }

  mutating func receive(_ name: String) throws {
    var body = MessageReceived()
    body.words.text = "where is my order?"
    body.address.channel = "shop-app"
    body.address.account = "cn"
    body.address.peer = "customer-42"
    body.policy.botReplyMs = 20_000
    body.policy.idleMs = 1_800_000
    body.policy.deliveredByGateway = true
    try apply(
      Event(
        id: Self.messageID(name), conversation: id, author: .customer, occurredAt: now,
        body: .messageReceived(body)))
  }

  /// The bot answers a customer message; gives the id of its words.
  @discardableResult
  mutating func answer(_ name: String, expiresAfter milliseconds: UInt32 = 3_600_000) throws
    -> EventID
  {
    var body = MessageSent()
    body.words.text = "It left our house this morning."
    body.authorName = "Ling"
    body.covers = [EventRef(Self.messageID(name))]
    body.replyKind = .answered
    body.expiresAfterMs = milliseconds
    let reply = EventID.following(Self.messageID(name), "answer")
    let judged = try apply(
      Event(
        id: reply, conversation: id, epoch: try conversation.control.epoch, author: .bot,
        occurredAt: now, body: .messageSent(body)))
    try #require(judged.verdict == .effective)
    return reply
  }

  static func messageID(_ name: String) -> EventID {
    .inbound(
      channel: "shop-app", account: "cn", peer: "customer-42", thread: "", messageID: name)
  }

  /// What is due now, of an open callback.
  func due(_ callback: CallbackStanding = .open) throws -> DueDelivery {
    DueDelivery(in: try conversation, at: now, callback: callback)
  }

  /// The try that is due now.
  func dueAttempt() throws -> Attempt {
    guard case .attempt(let attempt) = try due() else {
      throw NothingDue()
    }
    return attempt
  }

  /// Makes the try that is due, with that result, and tells the log.
  @discardableResult
  mutating func attempt(_ result: AttemptResult) throws -> Verdict {
    let outcome = AttemptOutcome(of: try dueAttempt(), result, at: now)
    return try apply(outcome.event).verdict
  }

  struct NothingDue: Error {}
}
