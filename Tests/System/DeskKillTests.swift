import Conversation
import Foundation
import Testing

extension SystemTests {
  /// The desk is killed while agents act: what they repeat under the same id happens once.
  @Suite("After kill -9 of the desk", .timeLimit(.minutes(2)))
  struct DeskKillTests {
    @Test("a reply that was under way is said once", arguments: KillScene.Moment.allCases)
    func reply(_ moment: KillScene.Moment) async throws {
      let scene = try await KillScene.shared.value
      let lin = try await DeskAgent(scene.baton, id: "lin")
      try await lin.goOnline()
      let customers = try await scene.customers(3)
      var accepted: [[String]] = []
      for customer in customers { accepted.append([try await scene.handOver(customer, to: lin)]) }
      let text = "Your parcel is on its way. \(UUID().uuidString)"
      let commands = customers.map { _ in UUID().uuidString }
      @Sendable func reply(_ place: Int) async throws -> KillScene.Told {
        try await scene.order(
          lin, "conversations/\(customers[place].conversation)/messages", ["text": text],
          id: commands[place])
      }
      let (kill, told) = try await scene.kill(
        "desk", moment, isBegun: { $0.said?.words.text == text },
        during: customers.indices.map { place in { try await reply(place) } })
      kill.stall("all \(told.count) replies, \(told.count { $0.tries > 1 }) of them sent again,")
      try await scene.baton.revived("desk", after: kill.pid)
      let again = try await scene.each(Array(customers.indices), reply)
      #expect(again.map(\.event) == told.map(\.event))

      for (place, customer) in customers.enumerated() {
        let said = scene.log.records(of: customer.conversation).filter {
          $0.said?.words.text == text
        }
        #expect(said.map { $0.event?.id.description } == [told[place].event])
        accepted[place].append(try await customer.say("Thank you, and the invoice?"))
      }
      let back = try await DeskAgent(scene.baton, id: "lin")
      for (place, customer) in customers.enumerated() {
        #expect(try await back.say("It is in the parcel.", in: customer.conversation).status == 202)
        try await scene.log.settled(accepted[place])
        try await scene.resolve(customer, by: back)
        scene.audit(customer, accepted: accepted[place])
      }
      try await back.goOffline()
    }

    @Test("an acceptance that was under way holds, and the customer's words arrive meanwhile")
    func acceptance() async throws {
      let scene = try await KillScene.shared.value
      let lin = try await DeskAgent(scene.baton, id: "lin")
      try await lin.goOnline()
      let customers = try await scene.customers(3)
      var accepted = try await scene.each(customers) { [try await $0.say(KillScene.askForPerson)] }
      var offers: [String] = []
      for customer in customers {
        let offer = try await lin.offer(of: customer.conversation)
        offers.append(try #require(offer.string("offerId")))
      }
      let (kill, told) = try await scene.kill(
        "desk", .atTheFirstRecord,
        isBegun: { record in
          record.isEffective("offer.accepted")
            && customers.contains { $0.conversation == record.conversation?.description }
        },
        during: offers.map { offer in
          { try await scene.order(lin, "offers/\(offer)/accept", [:], id: offer) }
        })
      for (place, customer) in customers.enumerated() {
        accepted[place].append(try await customer.say("My parcel arrived broken"))
      }
      kill.stall("all \(told.count) accepted, \(told.count { $0.tries > 1 }) of them sent again,")
      try await scene.baton.revived("desk", after: kill.pid)
      let back = try await DeskAgent(scene.baton, id: "lin")
      for (place, customer) in customers.enumerated() {
        let shown = try await back.conversation(customer.conversation)
        #expect(shown["control", "agentId"] as? String == "lin")
        #expect(try await back.say("I am sorry.", in: customer.conversation).status == 202)
        try await scene.log.settled(accepted[place])
        try await scene.resolve(customer, by: back)
        scene.audit(customer, accepted: accepted[place])
      }
      try await back.goOffline()
    }

    @Test("and with its database deleted, it shows the same")
    func rebuilt() async throws {
      let scene = try await KillScene.shared.value
      let baton = scene.baton
      let customer = try await WebCustomer(baton)
      try await customer.say("多久可以退款到账？")
      let answer = try await customer.hears("bot")
      let before = try await DeskAgent(baton, id: "lin").conversation(
        customer.conversation, atLeast: answer.position)
      let files = FileManager.default.enumerator(at: baton.data, includingPropertiesForKeys: nil)
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
