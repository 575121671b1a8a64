import Conversation
import Foundation
import LogRuntime
import Testing

@testable import Intake

/// A customer's page on a real log.
@Suite(.timeLimit(.minutes(2))) struct ChatStreamTests {
  private struct Chat {
    var token: String
    var conversation: ConversationID
  }

  private static func open(_ server: IntakeServer) async throws -> Chat {
    let session = try await server.post("/webchat/sessions", [:], token: nil)
    return Chat(
      token: try #require(session["token"]),
      conversation: try #require(session["conversationId"].flatMap { ConversationID($0) }))
  }

  private static func say(
    _ text: String, _ id: String, _ chat: Chat, _ server: IntakeServer
  ) async throws -> (id: EventID, offset: Int64) {
    let answer = try await server.post(
      "/webchat/messages", ["token": chat.token, "messageId": id, "text": text, "language": "zh"],
      token: nil)
    #expect(answer.status == 202)
    #expect(answer["conversationId"] == chat.conversation.description)
    return (
      try #require(answer["eventId"].flatMap { EventID($0) }),
      try #require(answer["offset"].flatMap { Int64($0) })
    )
  }

  private static func reply(
    _ text: String, to message: (id: EventID, offset: Int64), epoch: Int64, _ chat: Chat,
    _ server: IntakeServer
  ) async throws {
    var body = MessageSent()
    body.words.text = text
    body.authorName = "Bao"
    body.covers = [EventRef(message.id)]
    body.replyKind = .answered
    body.quickReplies = ["好"]
    let event = Event(
      id: .decided(at: message.offset, of: chat.conversation, role: "bot"),
      conversation: chat.conversation, session: 1, epoch: epoch, author: .bot,
      occurredAt: Timestamp(milliseconds: 0), body: .messageSent(body))
    try await server.appender.append([Proposal(event, server.topics)])
  }

  @Test("What is said arrives with control, in the log's order; alive says that history is over")
  func live() async throws {
    try await IntakeServer.run { server in
      let chat = try await Self.open(server)
      let question = try await Self.say("我的订单到哪了", "m-1", chat, server)
      try await Self.reply("明天送达。", to: question, epoch: question.offset, chat, server)
      let events = try await server.stream(token: chat.token) { events in
        events.contains { ($0.data["author"] as? [String: Any])?["role"] as? String == "bot" }
      }
      let told = events.filter { $0.name != "alive" }
      #expect(told.map(\.name) == ["control", "message", "message"])
      #expect(told.map { $0.data["text"] as? String } == [nil, "我的订单到哪了", "明天送达。"])
      #expect(told[0].data["owner"] as? String == "bot")
      #expect(told[1].data["messageId"] as? String == "m-1")
      #expect(told[2].data["replyTo"] as? [String] == [question.id.description])
      #expect(told[2].data["quickReplies"] as? [String] == ["好"])
      #expect(Set(told.compactMap(\.id)).count == 3)
    }
  }

  @Test("A line that broke goes on after the last event: nothing lost, nothing twice")
  func resumed() async throws {
    try await IntakeServer.run { server in
      let chat = try await Self.open(server)
      let first = try await Self.say("一", "m-1", chat, server)
      let before = try await server.stream(token: chat.token) { $0.count >= 2 }
      let second = try await Self.say("二", "m-2", chat, server)
      try await Self.reply("好的。", to: first, epoch: first.offset, chat, server)
      try await Self.reply("好的！", to: second, epoch: first.offset, chat, server)
      let after = try await server.stream(token: chat.token, after: before.compactMap(\.id).last) {
        $0.count { $0.name == "message" } >= 3
      }
      let texts = (before + after).compactMap { $0.data["text"] as? String }
      #expect(texts == ["一", "二", "好的。", "好的！"])
      #expect(!after.contains { $0.name == "reset" })
    }
  }

  @Test("A position that is not held is answered by reset and everything there is")
  func reset() async throws {
    try await IntakeServer.run { server in
      let chat = try await Self.open(server)
      let first = try await Self.say("一", "m-1", chat, server)
      _ = try await server.stream(token: chat.token) { $0.contains { $0.name == "message" } }
      let lost = try await server.stream(token: chat.token, after: "0-0-7") {
        $0.contains { $0.name == "message" }
      }
      #expect(lost.map(\.name) == ["reset", "control", "message"])
      #expect(lost.last?.data["eventId"] as? String == first.id.description)
    }
  }

  @Test("One visitor is never shown another's conversation")
  func apart() async throws {
    try await IntakeServer.run { server in
      let one = try await Self.open(server)
      let other = try await Self.open(server)
      #expect(one.conversation != other.conversation)
      _ = try await Self.say("一", "m-1", one, server)
      _ = try await Self.say("二", "m-1", other, server)
      let events = try await server.stream(token: other.token) {
        $0.contains { $0.name == "message" }
      }
      #expect(events.compactMap { $0.data["text"] as? String } == ["二"])
    }
  }
}
