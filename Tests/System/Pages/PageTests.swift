import Foundation
import Testing

extension SystemTests {
  /// Both pages in a real browser, talking to each other through the real system.
  @Suite("The pages", .timeLimit(.minutes(2)))
  struct PageTests {
    @Test(
      "A customer on a phone and an agent at a desk hold a conversation",
      arguments: [("en", "I want to talk to a human agent"), ("zh", "我要转人工客服")])
    func conversation(_ language: String, _ askForPerson: String) async throws {
      let baton = try await SharedBaton.running
      let ready = try baton.ready
      let customer = try await Browser(
        width: 390, height: 844, language: language, http: baton.http)
      let agent = try await Browser(width: 1280, height: 900, language: language, http: baton.http)

      try await agent.open(ready.desk)
      try await agent.wait(for: "document.querySelector('input[name=agent]')")
      let signIn = try #require(ready.agents.first { $0.id == "lin" })
      try await agent.type("lin", into: "input[name=agent]")
      try await agent.type(signIn.secret, into: "input[name=secret]", enter: true)
      try await agent.wait(
        for: "!document.querySelector('.sign-in') && document.querySelector('#app *')")
      let direct = try await DeskAgent(baton, id: "lin")
      try await direct.goOnline()

      try await customer.open(ready.intake)
      try await customer.wait(
        for: "document.querySelector('#entry') && !document.querySelector('#entry').disabled")
      try await customer.type(askForPerson, into: "#entry", enter: true)
      try await agent.wait(for: "document.querySelector('.offer .button.primary')")
      try await agent.picture("desk-offer-\(language)")
      try await agent.click(".offer .button.primary")
      try await agent.wait(for: "document.querySelector('textarea[data-place=writing]')")
      let reply = language == "zh" ? "您好，我是小林，马上为您处理。" : "Hello, this is Lin. Let me see."
      try await agent.type(reply, into: "textarea[data-place=writing]", enter: true)
      try await customer.wait(
        for: "document.querySelector('#transcript').textContent.includes('\(reply)')")
      try await agent.picture("desk-conversation-\(language)")
      try await customer.picture("customer-\(language)")
      try await agent.wait(for: "document.body.textContent.includes('\(askForPerson)')")
      try await endAndTakeUpAgain(agent)

      try await direct.goOffline()
      try await customer.close()
      try await agent.close()
    }

    /// Resolves with a code, completes the wrap-up, and reopens, by the page's buttons.
    private func endAndTakeUpAgain(_ agent: Browser) async throws {
      try await agent.click(".moves .button.good")
      try await agent.wait(for: "document.querySelector('dialog input[type=radio]')")
      try await agent.click("dialog input[type=radio]")
      try await agent.wait(for: "!document.querySelector('dialog .button.primary').disabled")
      try await agent.click("dialog .button.primary")
      try await agent.wait(for: "document.querySelector('.moves .button.primary')")
      try await agent.click(".moves .button.good")
      try await agent.wait(for: "document.querySelector('dialog .button.primary')")
      try await agent.click("dialog .button.primary")
      try await agent.wait(
        for: "!document.querySelector('dialog') && !document.querySelector('.moves .button.good')")
      try await agent.click(".moves .button.primary")
      try await agent.wait(for: "document.querySelector('.moves .button.good')")
    }
  }
}
