import Conversation
import IntakeCore
import Testing

/// What the log brings to a customer's page.
@Suite struct StreamTests {
  private let conversation = ConversationID(hi: 1, lo: 1)

  private func event(_ number: UInt64, _ author: Author, epoch: Int64 = 0, _ body: EventBody)
    -> Event
  {
    Event(
      id: EventID(hi: 0, lo: number), conversation: conversation,
      session: author == .customer ? 0 : 1,
      epoch: epoch, author: author, occurredAt: Timestamp(milliseconds: 0), body: body)
  }

  private func asked(_ number: UInt64, _ text: String) -> Event {
    var body = MessageReceived()
    body.words.text = text
    body.address.messageID = "m-\(number)"
    body.policy.botReplyMs = 20_000
    body.policy.idleMs = 20_000
    return event(number, .customer, .messageReceived(body))
  }

  private func answered(_ number: UInt64, _ text: String, epoch: Int64, covers: UInt64) -> Event {
    var body = MessageSent()
    body.words.text = text
    body.authorName = "Bao"
    body.covers = [EventRef(EventID(hi: 0, lo: covers))]
    body.quickReplies = ["Yes"]
    body.replyKind = .answered
    return event(number, .bot, epoch: epoch, .messageSent(body))
  }

  private func items(_ events: [Event]) throws -> [StreamItem] {
    var log = ConversationLog(partition: 4)
    return try events.enumerated().flatMap { index, event in
      let judged = try log.apply(
        event, offset: Int64(10 + index), timestamp: Timestamp(milliseconds: Int64(index)))
      let state = try #require(log[conversation])
      return StreamItem.items(of: judged, after: state)
    }
  }

  @Test("A question and its answer arrive with control, in the log's order, numbered by record")
  func conversationOfTwo() throws {
    let items = try items([asked(1, "Where?"), answered(2, "Here.", epoch: 10, covers: 1)])
    #expect(items.map(\.position.description) == ["4-10-0", "4-10-1", "4-11-0"])
    #expect(items[0].content == .control(.bot, agentName: "", session: 1))
    guard case .message(let question, messageID: "m-1") = items[1].content,
      case .message(let answer, messageID: nil) = items[2].content
    else {
      Issue.record("not two messages")
      return
    }
    #expect(question.words.text == "Where?")
    #expect(answer.authorName == "Bao")
    #expect(answer.quickReplies == ["Yes"])
    #expect(answer.replyTo == [EventID(hi: 0, lo: 1)])
  }

  @Test("What the log judges void or a repeat never reaches the page")
  func voidAndRepeated() throws {
    let items = try items([
      asked(1, "Where?"), asked(1, "Where?"), answered(2, "Stale.", epoch: 3, covers: 1),
      answered(3, "Here.", epoch: 10, covers: 1), answered(4, "Again.", epoch: 10, covers: 1),
    ])
    #expect(items.map(\.position.offset) == [10, 10, 13])
  }

  @Test("A reader goes on after the item it saw last, and begins anew where that is not held")
  func resume() throws {
    var track = StreamTrack()
    track.append(try items([asked(1, "Where?"), answered(2, "Here.", epoch: 10, covers: 1)]))
    #expect(track.start(after: nil) == (0, false))
    #expect(track.start(after: StreamPosition("4-10-0")) == (1, false))
    #expect(track.start(after: StreamPosition("4-11-0")) == (3, false))
    #expect(track.start(after: StreamPosition("4-9-0")) == (0, true))
    #expect(track.items(from: 2).items.map(\.position.description) == ["4-11-0"])
    #expect(track.items(from: 3).items.isEmpty)
  }

  @Test("A reader slower than what is kept is told to begin anew")
  func slow() {
    var track = StreamTrack()
    let items = (0..<StreamTrack.kept + 5).map { index in
      StreamItem(
        position: StreamPosition(partition: 0, offset: Int64(index), ordinal: 0),
        content: .position(index, waitP50: nil, waitP90: nil))
    }
    track.append(Array(items[..<3]))
    track.append(Array(items[3...]))
    #expect(track.dropped == 5)
    #expect(track.end == items.count)
    #expect(track.items(from: 4).isReset)
    #expect(track.items(from: 4).items.count == StreamTrack.kept)
    #expect(!track.items(from: 5).isReset)
    #expect(track.start(after: items[4].position) == (5, true))
    #expect(track.start(after: nil) == (5, true))
  }

  @Test(
    "Only a whole position is one",
    arguments: ["", "1-2", "1-2-3-4", "-1-2-3", "1--2-3", "a-b-c", "1-2-99999999999999999999"])
  func positions(text: String) {
    #expect(StreamPosition(text) == nil)
    #expect(StreamPosition("1-2-3")?.description == "1-2-3")
  }
}
