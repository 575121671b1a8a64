import Foundation
import Testing

extension SystemTests {
  /// A customer's page that is loaded anew at a bad moment. Nothing said here is for people to answer.
  @Suite("The customer's page reloads", .timeLimit(.minutes(3)), .serialized)
  struct CustomerReloadTests {
    private func page(_ language: String = "en") async throws -> (BatonUp, Browser) {
      let baton = try await SharedBaton.running
      let page = try await Browser(width: 390, height: 844, language: language, http: baton.http)
      try await page.open(baton.ready.intake)
      try await page.wait(for: "document.querySelector('#holder-name')?.textContent")
      return (baton, page)
    }

    private func sent(_ text: String, _ count: Int) -> String {
      """
      [...document.querySelectorAll('[data-role=customer][data-state=sent]')]
        .filter((each) => each.querySelector('.text').textContent === '\(text)').length === \(count)
      """
    }

    /// Lets none of the page's calls of that address through, also after a reload.
    private func block(_ address: String?, _ page: Browser) async throws {
      #expect(try await page.tools("Network.enable").status == 200)
      let blocked = try await page.tools(
        "Network.setBlockedURLs", ["urls": address.map { ["*\($0)*"] } ?? []])
      #expect(blocked.status == 200, "\(blocked.text)")
    }

    @Test(
      "What was typed is in the field again, until it is sent",
      arguments: [("en", "thank you"), ("zh", "谢谢")])
    func typed(_ language: String, _ text: String) async throws {
      let (_, page) = try await page(language)
      try await page.type(text, into: "#entry")
      try await page.reload()
      try await page.wait(for: "document.querySelector('#entry')?.value === '\(text)'")
      #expect(
        try await page.run("return document.querySelector('#composer button').disabled") as? Bool
          == false)
      try await page.picture("customer-draft-\(language)")
      try await page.type("", into: "#entry", enter: true)
      try await page.wait(for: sent(text, 1))
      try await page.reload()
      try await page.wait(for: sent(text, 1))
      #expect(
        try await page.run("return document.querySelector('#entry').value") as? String == "")
      try await page.close()
    }

    @Test("What was not accepted is sent once more, also where the same words were said before")
    func unconfirmed() async throws {
      let (_, page) = try await page()
      try await page.type("thanks", into: "#entry", enter: true)
      try await page.wait(for: sent("thanks", 1))
      try await page.wait(for: "document.querySelector('[data-role=bot]')")
      try await block("/webchat/messages", page)
      try await page.type("thanks", into: "#entry", enter: true)
      try await page.wait(for: "document.querySelector('[data-state=retrying]')")
      try await page.reload()
      try await page.wait(for: "document.querySelector('[data-state=retrying]')")
      try await page.wait(for: sent("thanks", 1))
      try await block(nil, page)
      try await page.run("document.querySelector('[data-state=retrying] button')?.click()")
      try await page.wait(for: sent("thanks", 2))
      try await page.reload()
      try await page.wait(for: sent("thanks", 2))
      try await page.close()
    }

    @Test("What was refused stands there with its buttons, and goes out when it is tried again")
    func refused() async throws {
      let (_, page) = try await page()
      try await page.run(
        """
        const real = fetch;
        window.fetch = (address, options) => address === '/webchat/messages'
          ? Promise.resolve(new Response('{}', {status: 400})) : real(address, options);
        """)
      try await page.type("thank you", into: "#entry", enter: true)
      try await page.wait(for: "document.querySelector('[data-state=refused]')")
      try await page.reload()
      try await page.wait(for: "document.querySelector('[data-state=refused] button')")
      try await page.picture("customer-refused")
      try await page.click("[data-state=refused] button")
      try await page.wait(for: sent("thank you", 1))
      try await page.reload()
      try await page.wait(for: sent("thank you", 1))
      #expect(
        try await page.run("return document.querySelector('[data-state=refused]')") is NSNull)
      try await page.close()
    }

    @Test("A rating keeps its stars and its comment, and one that was cut off arrives")
    func rating() async throws {
      let (baton, page) = try await page()
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      try await page.type("I want to talk to a human agent", into: "#entry", enter: true)
      let conversation = try #require(
        try await page.run(
          "return JSON.parse(localStorage['baton.webchat.session']).conversationId") as? String)
      let offer = try await agent.isOffered(conversation)
      #expect(try await agent.accept(offer).status == 200)
      #expect(try await agent.say("Hello, it is solved.", in: conversation).isAccepted)
      #expect(
        try await agent.act("conversations/\(conversation)/resolve", ["code": "solved"]).isAccepted)
      #expect(
        try await agent.act("conversations/\(conversation)/wrap-up", ["code": "solved"]).status
          == 200)
      try await agent.goOffline()

      try await page.wait(for: "document.querySelectorAll('.rating .star').length === 5")
      try await page.click(".rating .star:nth-child(2)")
      try await page.type("It took long", into: ".rating textarea")
      try await page.reload()
      try await page.wait(
        for: "document.querySelector('.rating textarea')?.value === 'It took long'")
      try await page.wait(for: "document.querySelectorAll('.rating .star.lit').length === 2")
      try await page.picture("customer-rating-again")
      try await block("/webchat/csat", page)
      try await page.click(".rating button[type=submit]")
      try await page.reload()
      try await page.wait(
        for: "document.querySelector('.rating textarea')?.value === 'It took long'")
      try await block(nil, page)
      try await page.reload()
      // One that the reload cut off goes out by itself; one that had failed before waits for its button.
      try await page.wait(for: "document.querySelector('.rating.done, .rating [type=submit]')")
      try await page.run("document.querySelector('.rating [type=submit]')?.click()")
      try await page.wait(for: "document.querySelector('.rating.done .star.lit')")
      try await page.close()
    }
  }
}
