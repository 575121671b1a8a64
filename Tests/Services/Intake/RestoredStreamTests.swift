import Conversation
import IntakeCore
import Testing

@testable import Intake

/// The pages of an intake that began to read where a conversation was under way.
@Suite struct RestoredStreamTests {
  private let conversation = ConversationID(hi: 1, lo: 1)

  private func event(_ number: UInt64, _ author: Author, _ body: EventBody) -> Event {
    Event(
      id: EventID(hi: 0, lo: number), conversation: conversation, session: 0, epoch: 10,
      author: author, occurredAt: Timestamp(milliseconds: 0), body: body)
  }

  private func asked(_ number: UInt64) -> Event {
    var body = MessageReceived()
    body.words.text = "Where is order \(number)?"
    body.address.channel = WebChat.channel
    body.address.messageID = "m-\(number)"
    body.policy.botReplyMs = 20_000
    body.policy.idleMs = 20_000
    return event(number, .customer, .messageReceived(body))
  }

  private func carrying(_ state: Conversation) -> Event {
    var body = ContextCarried()
    body.lastOffset = state.lastOffset
    body.decidedAtMs = 9
    body.state = state.carried
    return event(99, .system, .contextCarried(body))
  }

  /// What a page shows that was never there before: of each message its text, and who holds control.
  private func page(_ streams: ChatStreams) throws -> [String] {
    let page = try #require(streams.read(conversation, StreamCursor(after: nil)))
    return page.items.map { item in
      switch item.content {
      case .message(let entry, _): entry.currentText
      case .control(let owner, _, _): "\(owner)"
      default: "other"
      }
    }
  }

  private func streams(
    _ events: [Event], from first: Int, seeing eye: (ChatStreams) throws -> Void = { _ in }
  ) throws -> ChatStreams {
    let streams = ChatStreams()
    streams.caughtUp()
    var log = ConversationLog(partition: 4)
    for (index, event) in events.enumerated().dropFirst(first) {
      let judged = try log.apply(
        event, offset: Int64(10 + index), timestamp: Timestamp(milliseconds: Int64(index)))
      streams.record(judged, after: log[conversation])
      try eye(streams)
    }
    return streams
  }

  @Test("Show all that was said once the record that carries it is read", arguments: 0...4)
  func carried(first: Int) throws {
    var log = ConversationLog(partition: 4)
    var events = (1...4).map { asked($0) }
    for (index, event) in events.enumerated() {
      _ = try log.apply(
        event, offset: Int64(10 + index), timestamp: Timestamp(milliseconds: Int64(index)))
    }
    events.append(carrying(try #require(log[conversation])))
    let shown = try page(streams(events, from: first))
    #expect(shown.filter { $0.hasPrefix("Where") } == (1...4).map { "Where is order \($0)?" })
    #expect(shown.filter { !$0.hasPrefix("Where") } == ["bot"])
  }

  @Test("A page that is open meanwhile is told to begin anew")
  func reset() throws {
    var log = ConversationLog(partition: 4)
    var events = (1...2).map { asked($0) }
    for (index, event) in events.enumerated() {
      _ = try log.apply(
        event, offset: Int64(10 + index), timestamp: Timestamp(milliseconds: Int64(index)))
    }
    events.append(carrying(try #require(log[conversation])))
    var cursor = StreamCursor(after: nil)
    var resets: [Bool] = []
    _ = try streams(events, from: 1) { streams in
      let page = try #require(streams.read(conversation, cursor))
      resets.append(page.isReset)
      cursor = page.next
    }
    #expect(resets == [false, true])
  }
}
