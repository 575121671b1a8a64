import Foundation
import NIOHTTP1
import Testing

extension SystemTests {
  /// Each side sees that the other types; the log never does.
  @Suite("Typing", .timeLimit(.minutes(1)))
  struct TypingTests {
    @Test("is shown to the customer and to the agent, without an id, and is not in the log")
    func both() async throws {
      let baton = try await SharedBaton.running
      let ready = try baton.ready
      let customer = try await WebCustomer(baton)
      try await customer.say("hello")
      let bot = try await customer.stream.first("typing")
      #expect(bot.id == nil && Self.role(of: bot) == "bot")
      _ = try await customer.hears("bot")

      let agent = try await DeskAgent(baton, id: "lin")
      let typing = "\(ready.desk)/v1/conversations/\(customer.conversation)/typing"
      let refused = try await baton.http.send(.POST, typing, nil, token: agent.token)
      #expect(refused.status == 409)
      try await agent.goOnline()
      try await customer.say("I want to talk to a real person")
      let offer = try await agent.isOffered(customer.conversation)
      #expect(try await agent.accept(offer).status == 200)

      let told = try await baton.http.send(.POST, typing, nil, token: agent.token)
      #expect(told.status == 204)
      let seen = try await customer.stream.first("typing") { Self.role(of: $0) == "agent" }
      #expect(seen.id == nil)

      let said = try await baton.http.post(
        "\(ready.intake)/webchat/typing", ["token": customer.token])
      #expect(said.status == 204)
      let heard = try await agent.stream.first("typing")
      #expect(heard.id == nil && heard.string("conversationId") == customer.conversation)

      let tail = try LogTail(baton, conversation: customer.conversation)
      _ = try await agent.act(
        "conversations/\(customer.conversation)/resolve", ["code": "solved"])
      let types = try await tail.types(with: "conversation.resolved")
      #expect(!types.contains { $0.contains("typing") })
      try await tail.stop()
      try await agent.goOffline()
    }

    private static func role(of event: StreamEvent) -> String? {
      (event.data["author"] as? [String: Any])?["role"] as? String
    }
  }
}
