import ConversationTesting
import Testing

@testable import Baton
@testable import Conversation

@Suite struct TailFilterTests {
  /// The names of the events that pass.
  private func passed(_ filter: TailFilter, _ log: LogScript) -> [String] {
    zip(log.judged, log.states).compactMap { judged, state in
      filter.accepts(judged, in: state) ? judged.event?.body.name : nil
    }
  }

  private var handedOver: LogScript {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver(), .agentTakes("a"))
    log.append(.botAnswers(["m1"]), asOf: 1)
    return log
  }

  @Test("Without a condition everything passes but what the log states of itself")
  func everything() {
    #expect(passed(TailFilter(), handedOver).count == 4)
    #expect(passed(TailFilter(events: ["log.opened"]), handedOver) == ["log.opened"])
  }

  @Test("By an event's id: the event, and what follows from it")
  func ids() throws {
    let log = handedOver
    let written = try #require(log.judged.first { $0.event?.body.name == "message.received" })
    let id = try #require(written.event?.id.description)
    let found = zip(log.judged, log.states).filter { judged, state in
      TailFilter(id: String(id.prefix(8)).uppercased()).accepts(judged, in: state)
    }
    #expect(found.first?.0.offset == written.offset)
    #expect(found.dropFirst().allSatisfy { $0.0.event?.causation?.description == id })
    #expect(passed(TailFilter(id: "0000dead"), log) == [])
  }

  @Test("By how the conversation's id begins")
  func conversation() {
    let log = handedOver
    let first = log.conversation.description.uppercased()
    #expect(passed(TailFilter(conversation: first), log).count == 4)
    #expect(passed(TailFilter(conversation: "no"), log) == [])
  }

  @Test("By event, and any of several")
  func events() {
    let filter = TailFilter(events: ["control.taken", "message.sent"])
    #expect(passed(filter, handedOver) == ["control.taken", "message.sent"])
  }

  @Test("By verdict, and by the reason of a void one")
  func verdicts() {
    #expect(passed(TailFilter(verdicts: [.void]), handedOver) == ["message.sent"])
    #expect(passed(TailFilter(verdicts: [.reason(.staleEpoch)]), handedOver) == ["message.sent"])
    #expect(passed(TailFilter(verdicts: [.reason(.early)]), handedOver) == [])
    #expect(passed(TailFilter(verdicts: [.duplicate]), handedOver) == [])
  }

  @Test("By team, while its people are asked for or hold the baton")
  func teams() throws {
    let log = handedOver
    let team = try #require(log.state?.queue.team)
    #expect(
      passed(TailFilter(teams: [team]), log)
        == ["handoff.requested", "control.taken", "message.sent"])
    #expect(passed(TailFilter(teams: ["nobody's"]), log) == [])
  }

  @Test("By customer: the peer, the id, or a part of the name; nobody without a conversation")
  func customers() throws {
    let log = handedOver
    let peer = try #require(log.state?.address.peer)
    #expect(passed(TailFilter(customers: [peer]), log).count == 4)
    #expect(passed(TailFilter(customers: ["somebody else"]), log) == [])
  }

  @Test(
    "By what is said, whatever the case or the width",
    arguments: [
      ("REFUND", true), ("fund p", true), ("退款", true), ("\u{FF32}efund", true), ("换货", false),
    ])
  func words(text: String, isFound: Bool) {
    var body = MessageReceived()
    body.words.text = "Refund please, 我要退款"
    let id = ConversationID(hi: 1, lo: 1)
    let judged = Judged(
      partition: 0, offset: 0, timestamp: Timestamp(milliseconds: 0), conversation: id,
      event: Event(
        id: EventID(hi: 1, lo: 1), conversation: id, author: .customer,
        occurredAt: Timestamp(milliseconds: 0), body: .messageReceived(body)))
    #expect(TailFilter(text: text).accepts(judged, in: nil) == isFound)
  }

  @Test("A name that is none is refused, and the known ones are said")
  func unknownNames() throws {
    #expect(throws: (any Error).self) { try TailFilterOptions.event("message.lost") }
    #expect(throws: (any Error).self) { try TailFilterOptions.verdict("maybe") }
    #expect(try TailFilterOptions.verdict("stale_epoch") == .reason(.staleEpoch))
    #expect(EventBody.names.contains("wrap_up.completed"))
    #expect(EventBody.names.contains("delivery.expired"))
    #expect(!EventBody.names.contains { $0.hasPrefix("unknown") })
  }
}
