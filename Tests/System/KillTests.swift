import Conversation
import Foundation
import Testing

extension SystemTests {
  /// Each service is killed while it has something under way: nothing is lost, nothing is said twice.
  /// Delivery's turn is in `DeliveryTests`.
  @Suite("After kill -9", .timeLimit(.minutes(3)))
  struct KillTests {
    @Test(
      "of intake, what was being sent and is sent again counts once",
      arguments: KillScene.Moment.allCases)
    func intake(_ moment: KillScene.Moment) async throws {
      let scene = try await KillScene.shared.value
      let customers = try await scene.customers(12)
      let pages = try await scene.each(Array(customers.prefix(3))) {
        try await OpenPage(scene.baton, $0)
      }
      let conversations = Set(customers.map(\.conversation))
      let (kill, told) = try await scene.kill(
        "intake", moment,
        isBegun: { conversations.contains($0.conversation?.description ?? "") },
        during: customers.map { customer in
          { try await scene.tell(customer, "How long do I have to return something?", id: "m-1") }
        })
      let repeated = told.count { $0.tries > 1 }
      let known = scene.repeats(in: customers)
      kill.stall(
        "all \(told.count) accepted, \(repeated) sent again, \(known) of them in the log already,")
      let again = try await scene.each(customers) { customer in
        try await scene.tell(customer, "How long do I have to return something?", id: "m-1")
      }
      #expect(again.map(\.event) == told.map(\.event))
      let more = try await scene.each(customers) { try await $0.say("How do I get an invoice?") }
      try await scene.log.settled(told.map(\.event) + more)
      for (customer, accepted) in zip(customers, zip(told, more)) {
        scene.audit(customer, accepted: [accepted.0.event, accepted.1])
      }
      for (page, customer) in zip(pages, customers) {
        try await scene.audit(page, of: customer)
        #expect(page.breaks > 0)
      }
      try await scene.baton.revived("intake", after: kill.pid)
    }

    enum Answers: Sendable, CaseIterable {
      /// It had read nothing of what it was told, and is killed where it stands.
      case noneYet
      /// It is killed at its first answer of many.
      case underWay
    }

    @Test(
      "of the bot, each message has one answer, whether it was written before or meanwhile",
      arguments: Answers.allCases)
    func bot(_ answers: Answers) async throws {
      let scene = try await KillScene.shared.value
      let customers = try await scene.customers(8)
      let page = try await OpenPage(scene.baton, customers[0])
      if answers == .noneYet { try scene.baton.signal("bot", SIGSTOP) }
      async let telling = scene.each(customers) { customer in
        [
          try await customer.say("How long do I have to return something?"),
          try await customer.say("How do I get an invoice?"),
        ]
      }
      let conversations = Set(customers.map(\.conversation))
      switch answers {
      case .noneYet: _ = try await telling
      case .underWay:
        try await scene.log.first("an answer") {
          $0.said != nil && conversations.contains($0.conversation?.description ?? "")
        }
      }
      let kill = try scene.kill("bot")
      let told = try await telling
      let meanwhile = try await scene.each(customers) { try await $0.say("Where is my order?") }
      try await scene.log.settled(told.flatMap(\.self) + meanwhile)
      kill.stall("the last of \(told.count * 3) answers")
      for (customer, (told, meanwhile)) in zip(customers, zip(told, meanwhile)) {
        scene.audit(customer, accepted: told + [meanwhile])
      }
      try await scene.audit(page, of: customers[0])
      try await scene.baton.revived("bot", after: kill.pid)
    }

    enum Offers: Sendable, CaseIterable {
      /// It has not read that somebody asks for a person.
      case noneYet
      /// It is killed when the request is in the log.
      case underWay
    }

    @Test(
      "of the router, who asked for a person is offered once, and an offer made stands",
      arguments: Offers.allCases)
    func router(_ offers: Offers) async throws {
      let scene = try await KillScene.shared.value
      let lin = try await DeskAgent(scene.baton, id: "lin")
      try await lin.goOnline()
      let customers = try await scene.customers(3)
      let (offered, asking, late) = (customers[0], customers[1], customers[2])
      let page = try await OpenPage(scene.baton, asking)
      var accepted = [try await offered.say(KillScene.askForPerson)]
      let open = try await lin.offer(of: offered.conversation)

      if offers == .noneYet { try scene.baton.signal("router", SIGSTOP) }
      accepted.append(try await asking.say(KillScene.askForPerson))
      try await scene.log.first("handoff.requested", in: asking.conversation)
      let kill = try scene.kill("router")
      if offers == .noneYet {
        let records = scene.log.records(of: asking.conversation)
        #expect(!records.contains { $0.isEffective("offer.created") })
      }
      #expect(try await lin.accept(open).status == 200)
      #expect(try await lin.say("Here I am.", in: offered.conversation).status == 202)
      accepted.append(try await late.say(KillScene.askForPerson))

      for customer in [asking, late] {
        let offer = try await lin.offer(of: customer.conversation)
        kill.stall("an offer to who asked \(customer === asking ? "before" : "meanwhile")")
        #expect(try await lin.accept(offer).status == 200)
        #expect(try await lin.say("Here I am.", in: customer.conversation).status == 202)
      }
      try await scene.baton.revived("router", after: kill.pid)
      for (customer, event) in zip(customers, accepted) {
        try await scene.resolve(customer, by: lin)
        try await scene.log.first("conversation.resolved", in: customer.conversation)
        scene.audit(customer, accepted: [event])
        let made = scene.log.records(of: customer.conversation)
          .count { $0.isEffective("offer.created") }
        #expect(made == 1)
      }
      try await scene.audit(page, of: asking)
      try await lin.goOffline()
    }
  }
}
