import Foundation
import Testing

extension SystemTests {
  /// Two people and one conversation.
  @Suite("Two agents", .timeLimit(.minutes(3)))
  struct TwoAgentsTests {
    @Test("Each sees the other look; only one may send; whoever is overtaken is told by whom")
    func collision() async throws {
      let baton = try await SharedBaton.running
      let lin = try await DeskPage(baton, "lin")
      let sofia = try await DeskPage(baton, "sofia")
      let direct = try await DeskAgent(baton, id: "lin")
      try await direct.goOnline()
      let customer = try await WebCustomer(baton)
      try await customer.say("I want to talk to a human agent")
      try await lin.accept()

      try await sofia.open(customer.conversation, in: "agent")
      try await lin.shows("Sofia Rossi", in: ".colleagues")
      try await sofia.browser.wait(for: "document.querySelector('.composer.note')")
      #expect(
        try await sofia.browser.run(
          "return document.querySelector('.composer-tabs [role=tab]').disabled") as? Bool == true)
      try await lin.browser.picture("desk-collision")

      // Written by Lin before the page knows that the conversation was taken.
      try await lin.browser.cutOff(true)
      try await lin.write("Written too late", send: true)
      try await lin.browser.wait(for: "document.querySelector('.pending.unconfirmed')")
      try await sofia.browser.click(".moves .button.primary")
      try await sofia.browser.wait(for: "document.querySelector('.holder.mine')")
      try await lin.browser.cutOff(false)
      try await lin.browser.run(
        "document.querySelector('.pending-moves .button').click()")
      try await lin.shows("Sofia Rossi", in: ".pending.refused")
      try await lin.browser.picture("desk-overtaken")

      try await sofia.resolve()
      let detail = try await direct.conversation(customer.conversation)
      let messages = detail["messages"] as? [[String: Any]] ?? []
      #expect(!messages.contains { $0["text"] as? String == "Written too late" })
      try await direct.goOffline()
      try await lin.close()
      try await sofia.close()
    }
  }
}
