import Foundation
import Testing

extension SystemTests {
  /// Two of each service at once, on one set of topics: nothing is said twice.
  @Suite("Two of each service", .timeLimit(.minutes(2)))
  struct TwoOfEachTests {
    @Test("share the work, and every message has exactly one outcome")
    func together() async throws {
      let baton = try await BatonUp(
        arguments: ["intake", "bot", "router", "desk", "delivery"].flatMap {
          ["--scale", "\($0)=2"]
        })
      let customers = try await withThrowingTaskGroup(of: WebCustomer.self) { group in
        for _ in 0..<12 { group.addTask { try await WebCustomer(baton) } }
        return try await group.reduce(into: [WebCustomer]()) { $0.append($1) }
      }
      let positions = try await withThrowingTaskGroup(of: (String, String).self) { group in
        for customer in customers {
          group.addTask {
            try await customer.say("How long do I have to return something?")
            _ = try await customer.hears("bot")
            try await customer.say("How do I get an invoice?")
            let answer = try await customer.hears("bot")
            return (customer.conversation, try #require(answer.position))
          }
        }
        return try await group.reduce(into: [String: String]()) { $0[$1.0] = $1.1 }
      }
      let agent = try await DeskAgent(baton, id: "lin")
      for customer in customers {
        let shown = try await agent.conversation(
          customer.conversation, atLeast: positions[customer.conversation])
        let messages = try #require(shown["messages"] as? [[String: Any]])
        let roles = messages.compactMap { ($0["author"] as? [String: Any])?["role"] as? String }
        #expect(roles == ["customer", "bot", "customer", "bot"])
      }
      try await baton.stop()
    }
  }
}
