import Testing

@testable import Baton
@testable import Conversation

@Suite struct EventSummaryTests {
  private func received(_ text: String) -> Judged {
    var body = MessageReceived()
    body.words.text = text
    let id = ConversationID(hi: 0x3f2a_0000_0000_0000, lo: 1)
    return Judged(
      partition: 3, offset: 17, timestamp: Timestamp(milliseconds: 1_000), conversation: id,
      event: Event(
        id: EventID(hi: 1, lo: 1), conversation: id, author: .customer,
        occurredAt: Timestamp(milliseconds: 0), body: .messageReceived(body)))
  }

  @Test("A customer's words cannot command a terminal, nor break the line")
  func harmless() {
    let line = TailLine(style: Style(isColoured: false)).text(of: received("a\u{1B}[2Jb\nc"))
    #expect(
      line == "00:00:01.000  3f2a0000  3-17     customer  message.received          “a [2Jb c”  ✓")
  }

  @Test("A confidence that is no number stops nobody who reads the log")
  func strangeConfidence() {
    func text(_ confidence: Double) -> String {
      var body = TurnUnderstood()
      (body.intent, body.confidence) = ("refund", confidence)
      return EventSummary.text(
        of: Event(
          id: EventID(hi: 1, lo: 1), conversation: ConversationID(hi: 1, lo: 1), author: .bot,
          occurredAt: Timestamp(milliseconds: 0), body: .turnUnderstood(body)))
    }
    #expect(text(.nan) == "refund 0 %" && text(.infinity) == "refund 100 %")
    #expect(text(0.984) == "refund 98 %" && text(-1e300) == "refund 0 %")
  }

  @Test("What a gateway answered is said once")
  func told() {
    func text(_ status: UInt32, _ reason: String) -> String {
      var update = DeliveryUpdate()
      (update.statusCode, update.reason) = (status, reason)
      return EventSummary.text(
        of: Event(
          id: EventID(hi: 1, lo: 1), conversation: ConversationID(hi: 1, lo: 1), author: .system,
          occurredAt: Timestamp(milliseconds: 0), body: .delivery(.failed, update)))
    }
    #expect(text(410, "410 Gone") == "HTTP 410 Gone")
    #expect(text(503, "") == "HTTP 503")
    #expect(text(400, "no such peer") == "HTTP 400, no such peer")
    #expect(text(0, "no answer in 15 s") == "no answer in 15 s")
  }

  @Test("A person is named by their id, everybody else by what they are")
  func authors() {
    #expect(TailLine.author(Author(.agent, id: "emma")) == "emma")
    #expect(TailLine.author(Author(.supervisor, id: "so\u{1B}fia")) == "so fia")
    #expect(TailLine.author(Author(.agent, id: "")) == "agent")
    #expect(TailLine.author(.customer) == "customer")
  }

  @Test("A void event says why, a repeated one of what")
  func verdicts() {
    let line = TailLine(style: Style(isColoured: false))
    var judged = received("a")
    judged.verdict = .void(.staleEpoch)
    #expect(line.text(of: judged).hasSuffix("✗ staleEpoch"))
    judged.verdict = .duplicate(of: 4, first: .effective)
    #expect(line.text(of: judged).hasSuffix("= repeats 3-4"))
  }

  @Test("JSON holds verdict, position and words")
  func json() throws {
    var judged = received("a")
    judged.verdict = .void(.notHolder)
    let line = try EntryRecord(judged).line()
    #expect(line.contains(#""position":"3-17""#))
    #expect(line.contains(#""verdict":"void""#))
    #expect(line.contains(#""reason":"notHolder""#))
    #expect(line.contains(#""type":"message.received""#))
  }

  @Test("One thing is told as one")
  func counted() {
    #expect([0, 1, 2].map { $0.counted("record") } == ["0 records", "1 record", "2 records"])
  }

  @Test("Colours only where they are wanted")
  func colours() {
    #expect(Style(isColoured: false)("x", .red) == "x")
    #expect(Style(isColoured: true)("x", .red, .bold) == "\u{1B}[31;1mx\u{1B}[0m")
  }
}
