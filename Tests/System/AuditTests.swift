import Foundation
import Testing

@testable import Conversation

/// What the process tests rely on: the audit of a conversation sees what is broken.
@Suite("The audit of a conversation")
struct AuditTests {
  static let message = EventID(hi: 1, lo: 1)

  static func judged(
    _ id: EventID, _ author: Author, _ body: EventBody, epoch: Int64 = 0
  ) -> Judged {
    let event = Event(
      id: id, conversation: ConversationID(hi: 9, lo: 9), epoch: epoch, author: author,
      occurredAt: Timestamp(milliseconds: 0), body: body)
    return Judged(
      partition: 0, offset: 0, timestamp: Timestamp(milliseconds: 0),
      conversation: event.conversation, event: event)
  }

  static func control(_ record: Judged, to owner: Owner) -> Judged {
    var record = record
    var after = Control()
    after.owner = owner
    record.control = ControlChange(before: Control(), after: after, teamBefore: "", teamAfter: "")
    return record
  }

  static let received = control(
    judged(message, .customer, .messageReceived(MessageReceived())), to: .bot)

  static func answer(_ lo: UInt64) -> Judged {
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

  @Test("sees another order than that of the 202s, but of messages that were under way at once")
  func order() {
    let other = EventID(hi: 1, lo: 2)
    let second = Self.judged(other, .customer, .messageReceived(MessageReceived()))
    var answer = Self.answer(1)
    answer.outcomes += [MessageOutcome(message: other, kind: .answered, by: EventID(hi: 2, lo: 1))]
    let audit = ConversationAudit(records: [Self.received, second, answer])
    let accepted = [other, Self.message].map(\.description)
    #expect(audit.faults(accepted: accepted.reversed()).isEmpty)
    #expect(audit.faults(accepted: accepted).count == 1)
    #expect(audit.faults(accepted: audit.inOrder(accepted)).isEmpty)
    #expect(audit.inOrder(["lost"] + accepted).last == "lost")
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
    #expect(Self.faults([Self.received, handedOver, Self.answer(1)]).count == 1)
  }

  @Test("sees two outcomes in one tenure of an agent")
  func agentsTenure() {
    let taken = Self.control(
      Self.judged(EventID(hi: 3, lo: 3), .agent("lin"), .controlTaken(ControlTaken())), to: .agent)
    func followUp(_ number: UInt64) -> Judged {
      var record = Self.judged(
        EventID(hi: 7, lo: number), .agent("lin"), .noteAdded(NoteAdded()))
      record.outcomes = [
        MessageOutcome(message: Self.message, kind: .followedUp, by: EventID(hi: 7, lo: number))
      ]
      return record
    }
    #expect(Self.faults([Self.received, taken, followUp(1)]).isEmpty)
    #expect(Self.faults([Self.received, taken, followUp(1), followUp(2)]).count == 1)
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
