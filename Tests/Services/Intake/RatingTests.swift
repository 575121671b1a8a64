import Conversation
import IntakeCore
import Testing

@Suite struct RatingTests {
  private let conversation = ConversationID(hi: 1, lo: 2)
  private var full: [String: JSONValue] {
    [
      "conversationId": .text(conversation.description), "sessionSeq": .number(3),
      "span": .text("agent"), "score": .number(5), "comment": .text("Thanks!"),
      "commandId": .text("c-1"),
    ]
  }

  @Test("A rating becomes csat.submitted for its session and span")
  func event() throws {
    let event = try Rating(reading: .object(full)).event(now: Timestamp(milliseconds: 9))
    var body = CsatSubmitted()
    body.span = .agent
    body.score = 5
    body.comment.text = "Thanks!"
    #expect(event.body == .csatSubmitted(body))
    #expect(event.session == 3)
    #expect(event.conversation == conversation)
    #expect(event.id == .command("c-1", by: conversation.description))
  }

  @Test(
    "Scores, spans and sessions out of range are refused",
    arguments: [
      ("score", JSONValue.number(0)), ("score", .number(6)), ("score", .number(4.5)),
      ("score", .text("5")), ("span", .text("both")), ("sessionSeq", .number(0)),
      ("sessionSeq", .number(4_294_967_296)), ("conversationId", .text("42")),
      ("commandId", .text(" ")), ("comment", .text(String(repeating: "a", count: 2_001))),
    ])
  func refused(field: String, value: JSONValue) {
    var members = full
    members[field] = value
    let error = #expect(throws: FieldProblems.self) { try Rating(reading: .object(members)) }
    #expect(error?.list.map(\.pointer) == ["/\(field)"])
  }

  @Test("A receipt told twice is one event")
  func receipt() throws {
    let message = EventID(hi: 7, lo: 8)
    let value = JSONValue.object([
      "eventId": .text(message.description), "status": .text("read"),
      "at": .text("1970-01-01T00:00:01+00:00"),
    ])
    let receipt = try Receipt(reading: value)
    let event = receipt.event(in: conversation, now: Timestamp(milliseconds: 9))
    var update = DeliveryUpdate()
    update.message = EventRef(message)
    update.atMs = 1_000
    #expect(event.body == .delivery(.read, update))
    #expect(event.id == receipt.event(in: conversation, now: Timestamp(milliseconds: 10)).id)
  }
}
