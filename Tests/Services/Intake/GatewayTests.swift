import Conversation
import Foundation
import LogRuntime
import Testing

@testable import Intake

/// What a gateway says about a conversation of its own.
@Suite(.timeLimit(.minutes(2))) struct GatewayTests {
  private static let message: [String: any Sendable] = [
    "channel": "app", "account": "cn", "peer": "p-1", "messageId": "m-1", "text": "你好",
  ]

  /// Calls again until intake's tail has folded what the call is about.
  private static func known(
    _ call: () async throws -> IntakeServer.Answer
  ) async throws -> IntakeServer.Answer {
    var answer = try await call()
    while answer.status == 404 { answer = try await call() }
    return answer
  }

  @Test("Its receipts and ratings are written to that conversation, and another's are refused")
  func receiptsAndRatings() async throws {
    try await IntakeServer.run { server in
      let asked = try await server.post("/v1/messages", Self.message)
      let conversation = try #require(asked["conversationId"].flatMap { ConversationID($0) })
      let offset = try #require(asked["offset"].flatMap { Int64($0) })
      var body = MessageSent()
      body.words.text = "您好"
      body.covers = [EventRef(try #require(asked["eventId"].flatMap { EventID($0) }))]
      body.replyKind = .answered
      let reply = Event(
        id: .decided(at: offset, of: conversation, role: "bot"), conversation: conversation,
        session: 1, epoch: offset, author: .bot, occurredAt: Timestamp(milliseconds: 0),
        body: .messageSent(body))
      try await server.appender.append([Proposal(reply, server.topics)])

      let receipt: [String: any Sendable] = ["eventId": reply.id.description, "status": "read"]
      let read = try await Self.known { try await server.post("/v1/receipts", receipt) }
      #expect(read.status == 202)
      #expect(read["conversationId"] == conversation.description)
      #expect(try await server.post("/v1/receipts", receipt)["eventId"] == read["eventId"])
      let foreign = try await server.post("/v1/receipts", receipt, token: IntakeServer.firmToken)
      #expect(foreign.status == 401)

      let rating: [String: any Sendable] = [
        "conversationId": conversation.description, "sessionSeq": 1, "span": "bot", "score": 4,
        "comment": "不错", "commandId": "c-1",
      ]
      let rated = try await server.post("/v1/csat", rating)
      #expect(rated.status == 202)
      #expect(try await server.post("/v1/csat", rating)["eventId"] == rated["eventId"])
      let changed = try await server.post("/v1/csat", rating.merging(["score": 1]) { $1 })
      #expect(changed.status == 409)
      let other = try await server.post("/v1/csat", rating, token: IntakeServer.firmToken)
      #expect(other.status == 401)
    }
  }

  @Test("An edit, a deletion and leaving are events of the same conversation")
  func laterActs() async throws {
    try await IntakeServer.run { server in
      let first = try await server.post("/v1/messages", Self.message)
      let acts: [[String: any Sendable]] = [
        ["kind": "edit", "of": "m-1", "messageId": "m-2", "text": "您好"],
        ["kind": "delete", "of": "m-1", "messageId": "m-3"], ["kind": "left", "messageId": "m-4"],
      ]
      for act in acts {
        let answer = try await server.post("/v1/messages", Self.message.merging(act) { $1 })
        #expect(answer.status == 202)
        #expect(answer["conversationId"] == first["conversationId"])
        #expect(answer["eventId"] != first["eventId"])
      }
    }
  }
}
