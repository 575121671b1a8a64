import Foundation
import Testing

extension SystemTests {
  /// What an agent has the firm's systems do, from the panel beside the conversation.
  @Suite("Next steps", .timeLimit(.minutes(3)), .serialized)
  struct NextStepsTests {
    @Test(
      "An order is looked up and what is said of it inserted; one is refunded, asked for twice",
      arguments: [
        ("en", "I want to talk to a human agent", "light", 1440, "20036"),
        ("zh", "我要转人工客服", "dark", 390, "20032"),
      ])
    func panel(
      _ language: String, _ words: String, _ theme: String, _ width: Int, _ refunded: String
    ) async throws {
      let baton = try await SharedBaton.running
      let page = try await DeskPage(
        baton, "lin", language: language, theme: theme, width: width,
        height: width < 800 ? 844 : 900)
      let direct = try await DeskAgent(baton, id: "lin")
      try await direct.goOnline()
      let customer = try await WebCustomer(baton, language: language)
      try await customer.say(words)
      try await page.accept()
      if width < 1180 {
        try await page.browser.run("document.activeElement.blur()")
        try await page.browser.press("i")
      }
      let all = ".systems > .button.link"
      try await page.browser.wait(for: "document.querySelector('\(all)')")
      try await page.browser.click(all)
      try await page.browser.picture("desk-steps-\(language)")
      try await ask("order-status", "20031", page)
      try await page.shows("SF", in: ".results .found")
      try await ask("refund", refunded, page)
      try await page.browser.wait(for: "document.querySelector('[data-sure=refund]')")
      try await page.browser.picture("desk-steps-sure-\(language)")
      try await page.browser.click("[data-sure=refund]")
      try await page.shows(refunded, in: ".results .found")
      try await page.browser.click("[data-run=orders]")
      try await page.browser.wait(for: "document.querySelector('.results .failed')")
      try await page.browser.run("document.querySelector('.systems').scrollIntoView()")
      try await page.browser.picture("desk-steps-done-\(language)")
      let faults = try await page.browser.run(AccessibilityAudit.script) as? [String]
      #expect(faults == [])
      try await page.browser.click(".results .found .button")
      try await page.browser.wait(
        for: "document.querySelector('textarea[data-place=writing]').value.includes('\(refunded)')")
      _ = try await direct.act(
        "conversations/\(customer.conversation)/resolve", ["code": "refund"])
      _ = try await direct.act(
        "conversations/\(customer.conversation)/wrap-up", ["code": "refund"])
      try await direct.goOffline()
      try await page.close()
    }

    private func ask(_ connector: String, _ number: String, _ page: DeskPage) async throws {
      try await page.browser.type(number, into: "[data-ask='\(connector).order_number']")
      let button = "[data-run='\(connector)']:not(:disabled)"
      try await page.browser.wait(for: "document.querySelector(\"\(button)\")")
      try await page.browser.click(button)
    }

    @Test("The customer's orders are told once they showed who they are; a refund is given once")
    func identity() async throws {
      let baton = try await SharedBaton.running
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      let customer = try await WebCustomer(baton)
      try await customer.say("I want to talk to a human agent")
      let id = customer.conversation
      #expect(try await agent.accept(agent.isOffered(id)).status == 200)

      let unknown = try await lookUp("orders", [:], id, agent)
      #expect(unknown["reason"] as? String == "identity_unverified")
      let phone = ["phone": "13800138000"]
      #expect(try await lookUp("identity.send", phone, id, agent)["status"] as? String == "found")
      let log = try String(
        contentsOf: baton.data.appending(path: "logs/merchant.log"), encoding: .utf8)
      let code = try #require(log.split(separator: "\n").last { $0.hasPrefix("One-time") })
      try await customer.say("the code is \(code.suffix(6))")
      try await agent.reads("the code is \(code.suffix(6))")
      let checked = try await lookUp("identity.check", phone, id, agent)
      #expect(checked["status"] as? String == "found", "\(checked)")
      let orders = try await lookUp("orders", [:], id, agent)
      let texts = orders["texts"] as? [String: String]
      #expect(texts?["en"]?.contains("20031: on its way, ¥459.00") == true, "\(orders)")
      #expect(texts?["zh"]?.contains("20031：运输途中") == true)

      let order = ["order_number": "20031"]
      let first = try await lookUp("refund", order, id, agent)
      let again = try await lookUp("refund", order, id, agent)
      #expect((first["texts"] as? [String: String])?["en"]?.contains("¥459.00") == true)
      #expect(first["result"] as? String == again["result"] as? String)
      let late = try await lookUp("refund", ["order_number": "20033"], id, agent)
      #expect(late["reason"] as? String == "HTTP 409")

      let other = try await DeskAgent(baton, id: "sofia")
      let notTheirs = try await other.act(
        "conversations/\(id)/lookups", ["connector": "refund", "arguments": order])
      #expect(notTheirs.status == 409, "\(notTheirs.text)")
      for move in ["resolve", "wrap-up"] {
        _ = try await agent.act("conversations/\(id)/\(move)", ["code": "refund"])
      }
      try await agent.goOffline()
    }

    /// What came of it, once something did.
    private func lookUp(
      _ connector: String, _ arguments: [String: String], _ id: String, _ agent: DeskAgent
    ) async throws -> [String: Any] {
      let asked = try await agent.act(
        "conversations/\(id)/lookups", ["connector": connector, "arguments": arguments])
      guard asked.status == 202, let event = asked.string("eventId") else {
        throw HarnessError("\(connector): \(asked.status) \(asked.text)")
      }
      while true {
        let detail = try await agent.conversation(id)
        let lookups = detail["lookups"] as? [[String: Any]] ?? []
        let mine = lookups.first { $0["eventId"] as? String == event }
        if let mine, mine["status"] as? String != "waiting" { return mine }
        _ = try await agent.stream.first("conversation") { $0.string("conversationId") == id }
      }
    }
  }
}
