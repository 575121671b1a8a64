import Foundation
import Testing

@testable import Conversation

/// What the process tests rely on: the audit of a conversation sees what is broken.
@Suite("The audit of a conversation")
struct AuditTests {
  private static let message = EventID(hi: 1, lo: 1)

  private static func judged(
    _ id: EventID, _ author: Author, _ body: EventBody, epoch: Int64 = 0
  ) -> Judged {
    let event = Event(
      id: id, conversation: ConversationID(hi: 9, lo: 9), epoch: epoch, author: author,
      occurredAt: Timestamp(milliseconds: 0), body: body)
    return Judged(
      partition: 0, offset: 0, timestamp: Timestamp(milliseconds: 0),
      conversation: event.conversation, event: event)
  }

  private static func control(_ record: Judged, to owner: Owner) -> Judged {
    var record = record
    var after = Control()
    after.owner = owner
    record.control = ControlChange(before: Control(), after: after, teamBefore: "", teamAfter: "")
    return record
  }

  private static let received = control(
    judged(message, .customer, .messageReceived(MessageReceived())), to: .bot)

  private static func answer(_ lo: UInt64) -> Judged {
    var body = MessageSent()
    body.words.text = "14 days"
    body.covers = [EventRef(message)]
    var record = judged(EventID(hi: 2, lo: lo), .bot, .messageSent(body), epoch: 1)
    record.outcomes = [
      MessageOutcome(message: message, kind: .answered, by: EventID(hi: 2, lo: lo))
    ]
    return record
  }

  private static func faults(_ records: [Judged]) -> [String] {
    ConversationAudit(records: records).faults(accepted: [message.description])
  }

  @Test("finds nothing where a message is answered once")
  func sound() {
    #expect(Self.faults([Self.received, Self.answer(1)]).isEmpty)
  }

  @Test("sees a message that is lost, one without an outcome, and one that counts twice")
  func messages() {
    #expect(!Self.faults([]).isEmpty)
    #expect(Self.faults([Self.received]).count == 1)
    #expect(!Self.faults([Self.received, Self.received, Self.answer(1)]).isEmpty)
  }

  @Test("sees a second answer")
  func twice() {
    #expect(Self.faults([Self.received, Self.answer(1), Self.answer(2)]).count == 2)
  }

  @Test("sees the bot speak after control has passed")
  func control() {
    let handoff = Self.control(
      Self.judged(EventID(hi: 3, lo: 3), .bot, .handoffRequested(HandoffRequested())), to: .queue)
    let faults = Self.faults([Self.received, handoff, Self.answer(1)])
    #expect(faults.count == 1 && faults[0].contains("spoke while"))
  }

  @Test("takes it that a message given back to the bot has an outcome in each tenure")
  func tenures() {
    let handoff = Self.control(
      Self.judged(EventID(hi: 3, lo: 3), .bot, .handoffRequested(HandoffRequested())), to: .queue)
    var handedOver = handoff
    handedOver.outcomes = [
      MessageOutcome(message: Self.message, kind: .handedOver, by: EventID(hi: 3, lo: 3))
    ]
    let returned = Self.control(
      Self.judged(EventID(hi: 5, lo: 5), .agent("lin"), .handoffReturned(HandoffReturned())),
      to: .bot)
    #expect(Self.faults([Self.received, handedOver, returned, Self.answer(1)]).isEmpty)
    #expect(Self.faults([Self.received, handedOver, Self.answer(1)]).count == 2)
  }

  @Test("sees that another context than the log's was acknowledged")
  func context() {
    var received = Self.received
    received.seq = 1
    var chain = Chain()
    chain.append(seq: 1, id: Self.message, role: .customer, text: "")
    var body = ContextAcknowledged()
    body.throughSeq = 1
    func faults(_ hash: [UInt8]) -> Int {
      body.chainHash = Data(hash)
      let acknowledged = Self.judged(
        EventID(hi: 6, lo: 6), .agent("lin"), .contextAcknowledged(body))
      return Self.faults([received, Self.answer(1), acknowledged]).count
    }
    #expect(faults(chain.bytes) == 0)
    #expect(faults([]) == 1)
  }

  @Test("sees a second offer while one is open")
  func offers() {
    var offer = OfferCreated()
    offer.agentID = "lin"
    let records = [1, 2].map { number in
      Self.judged(EventID(hi: 4, lo: number), .system, .offerCreated(offer))
    }
    let faults = Self.faults([Self.received, Self.answer(1)] + records)
    #expect(faults == ["offered to lin while offered to lin"])
  }
}
