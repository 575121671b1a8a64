import Foundation
import Testing

extension SystemTests {
  /// Each service is killed in the middle of a conversation: nothing is lost, nothing said twice.
  @Suite("After kill -9", .timeLimit(.minutes(3)))
  struct KillTests {
    /// One of its own, for what it does to it.
    private static let baton = Task { try await BatonUp() }

    @Test(
      "of any service in the middle of a conversation, nothing is lost and nothing said twice",
      arguments: ["intake", "bot", "router", "desk", "delivery"])
    func killed(_ service: String) async throws {
      let baton = try await Self.baton.value
      let customer = try await WebCustomer(baton)
      try await customer.say("How long do I have to return something?")
      _ = try await customer.hears("bot")

      async let restarted: Void = baton.kill9(service)
      let id = UUID().uuidString
      try await restarted
      let again = try await WebCustomerResumed(baton, customer)
      try await again.say("转人工", id: id)
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      let offer = try await agent.isOffered(customer.conversation)
      #expect(try await agent.accept(offer).status == 200)
      #expect(try await agent.say("Here I am.", in: customer.conversation).status == 202)
      let heard = try await again.hears("Here I am.")

      let shown = try await agent.conversation(
        customer.conversation, atLeast: heard.position)
      let messages = try #require(shown["messages"] as? [[String: Any]])
      let said = messages.filter {
        ($0["author"] as? [String: Any])?["role"] as? String == "customer"
      }
      #expect(said.count == 2)
      let ids = messages.compactMap { $0["eventId"] as? String }
      #expect(Set(ids).count == ids.count)
      let answers = messages.filter {
        ($0["author"] as? [String: Any])?["role"] as? String == "bot"
          && $0["text"] as? String == messages[1]["text"] as? String
      }
      #expect(answers.count == 1)
      _ = try await agent.act(
        "conversations/\(customer.conversation)/resolve", ["code": "solved"])
      try await agent.goOffline()
    }

    @Test("and with its database deleted, the desk shows the same")
    func rebuilt() async throws {
      let baton = try await Self.baton.value
      let customer = try await WebCustomer(baton)
      try await customer.say("多久可以退款到账？")
      let answer = try await customer.hears("bot")
      let before = try await DeskAgent(baton, id: "lin").conversation(
        customer.conversation, atLeast: answer.position)
      let data = baton.folder.appending(path: "data", directoryHint: .isDirectory)
      let files = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil)
      let databases = (files?.allObjects as? [URL] ?? []).filter { $0.path.contains(".sqlite") }
      #expect(!databases.isEmpty)
      for file in databases { try FileManager.default.removeItem(at: file) }
      try await baton.kill9("desk")
      let after = try await DeskAgent(baton, id: "lin").conversation(
        customer.conversation, atLeast: answer.position)
      #expect(after.string("chainHash") == before.string("chainHash"))
      #expect(
        (after["messages"] as? [[String: Any]])?.compactMap { $0["eventId"] as? String }
          == (before["messages"] as? [[String: Any]])?.compactMap { $0["eventId"] as? String })
    }
  }
}

/// The same customer after a reload of the page: the stream begins anew.
final class WebCustomerResumed: Sendable {
  private let customer: WebCustomer
  private let baton: BatonUp
  private let stream: EventStream

  init(_ baton: BatonUp, _ customer: WebCustomer) async throws {
    self.baton = baton
    self.customer = customer
    stream = try await baton.http.events(
      "\(baton.ready.intake)/webchat/stream?token=\(customer.token)")
  }

  func say(_ text: String, id: String) async throws {
    try await customer.say(text, id: id)
  }

  func hears(_ text: String) async throws -> StreamEvent {
    try await stream.first("message") { $0.string("text") == text }
  }
}
