import Foundation
import Testing

extension SystemTests {
  /// What an agent's page hears, and how it goes on after a broken line.
  @Suite("The desk's stream", .timeLimit(.minutes(2)))
  struct DeskStreamTests {
    @Test("Who comes back hears all that was missed, in order and once")
    func resumed() async throws {
      let baton = try await SharedBaton.running
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      let customer = try await WebCustomer(baton)
      try await customer.say("I want to talk to a real person")
      let offer = try await agent.isOffered(customer.conversation)
      #expect(try await agent.accept(offer).status == 200)
      _ = try await agent.stream.first("conversation") { event in
        let control = event.data["control"] as? [String: Any]
        return event.string("conversationId") == customer.conversation
          && control?["agentId"] as? String == "lin"
      }
      try await customer.say("one")
      try await agent.reads("one")
      let last = try #require(await agent.stream.seen.last?.id)

      try await customer.say("two")
      #expect(try await agent.say("three", in: customer.conversation).status == 202)
      try await agent.reads("three")
      let resumed = try await Self.stream(of: agent, baton, after: last)
      try await Self.reads("three", on: resumed)

      let heard = await agent.stream.seen
      let missed = try #require(heard.lastIndex { $0.id == last }) + 1
      let again = await resumed.seen
      let count = min(heard.count - missed, again.count)
      #expect(heard[missed...].prefix(count).map(\.id) == again.prefix(count).map(\.id))
      #expect(heard[missed...].prefix(count).map(\.name) == again.prefix(count).map(\.name))
      #expect(again.contains { Self.text(of: $0) == "two" })
      #expect(!again.contains { Self.text(of: $0) == "one" })
      #expect(Set(again.map(\.id)).count == again.count)
      try await Self.finish(customer, agent)
    }

    @Test("An id that is no longer held is answered with a reset and all there is")
    func reset() async throws {
      let baton = try await SharedBaton.running
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      let held = try await WebCustomer(baton)
      try await held.say("转人工")
      let first = try await agent.isOffered(held.conversation)
      #expect(try await agent.accept(first).status == 200)
      let waiting = try await WebCustomer(baton)
      try await waiting.say("转人工")
      let second = try await agent.isOffered(waiting.conversation)

      let resumed = try await Self.stream(of: agent, baton, after: "of-an-earlier-process.17")
      _ = try await resumed.first("queue")
      let told = await resumed.seen
      #expect(told.first?.name == "reset")
      let offers = told.filter { $0.name == "offer" }.map { $0.string("offerId") }
      #expect(offers == [second.string("offerId")])
      let conversations = told.filter { $0.name == "conversation" }
      #expect(conversations.contains { $0.string("conversationId") == held.conversation })

      #expect(try await agent.accept(second).status == 200)
      try await Self.finish(held, agent)
      try await Self.finish(waiting, agent)
    }

    private static func stream(
      of agent: DeskAgent, _ baton: BatonUp, after id: String
    ) async throws -> EventStream {
      try await baton.http.events(
        "\(baton.ready.desk)/v1/stream", token: agent.token, lastEventID: id)
    }

    private static func text(of event: StreamEvent) -> String? {
      (event.data["message"] as? [String: Any])?["text"] as? String
    }

    private static func reads(_ text: String, on stream: EventStream) async throws {
      _ = try await stream.first("message") { Self.text(of: $0) == text }
    }

    private static func finish(_ customer: WebCustomer, _ agent: DeskAgent) async throws {
      _ = try await agent.act(
        "conversations/\(customer.conversation)/resolve", ["code": "solved"])
      try await agent.goOffline()
    }
  }
}
