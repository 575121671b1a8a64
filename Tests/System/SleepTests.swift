import Conversation
import Foundation
import Testing

extension SystemTests {
  /// A process that slept and wakes up believes what was true before: the log knows better.
  @Suite("After a sleep", .timeLimit(.minutes(2)))
  struct SleepTests {
    @Test("the bot is not heard where a person took over meanwhile")
    func bot() async throws {
      let scene = try await KillScene.shared.value
      let sofia = try await DeskAgent(scene.baton, id: "sofia")
      let customers = try await scene.customers(10)
      async let telling = scene.each(customers) { customer in
        [
          try await customer.say("How long do I have to return something?"),
          try await customer.say("How do I get an invoice?"),
        ]
      }
      let conversations = Set(customers.map(\.conversation))
      try await scene.log.first("an answer") {
        $0.said != nil && conversations.contains($0.conversation?.description ?? "")
      }
      try scene.baton.signal("bot", SIGSTOP)
      let told = try await telling
      for customer in customers {
        let taken = try await sofia.act("conversations/\(customer.conversation)/take", [:])
        #expect(taken.status == 200, "\(taken.text)")
      }
      try scene.baton.signal("bot", SIGCONT)
      for (customer, told) in zip(customers, told) {
        let answer = try await sofia.say("Sofia here.", in: customer.conversation)
        #expect(answer.status == 202, "\(answer.text)")
        try await scene.log.settled(told)
        try await scene.resolve(customer, by: sofia)
      }
      try await scene.baton.becomeReady("bot")
      let next = try await WebCustomer(scene.baton)
      try await next.say("How do I get an invoice?")
      _ = try await next.hears("bot")
      for (customer, told) in zip(customers, told) { scene.audit(customer, accepted: told) }
      let late = scene.late(.bot, in: customers)
      print("The bot that slept appended \(late) records without effect")
    }
  }
}
