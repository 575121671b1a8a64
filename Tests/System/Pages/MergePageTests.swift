import Foundation
import Testing

extension SystemTests {
  /// Two conversations of one customer become one, from the panel beside it.
  @Suite("Merging", .timeLimit(.minutes(3)), .serialized)
  struct MergePageTests {
    @Test(
      "Another conversation of the customer is merged into the one that is open, and shown in it",
      arguments: [("en", "light"), ("zh", "dark")])
    func merged(_ language: String, _ theme: String) async throws {
      let baton = try await SharedBaton.running
      let sofia = try await DeskAgent(baton, id: "sofia")
      let ready = try baton.ready
      let customer = "merging-\(language)-\(UUID().uuidString.prefix(6))"
      func write(_ text: String, _ channel: String) async throws -> String {
        let answer = try await baton.http.post(
          "\(ready.intake)/v1/messages",
          [
            "channel": channel, "account": "a", "peer": customer, "messageId": UUID().uuidString,
            "text": text, "customer": ["id": customer, "name": "Wang Fang", "language": language],
          ], token: ready.gatewayToken)
        let id = try #require(answer.string("conversationId"), "\(answer.text)")
        let place = "\(answer["partition"] ?? "")-\(answer["offset"] ?? "")"
        _ = try await sofia.conversation(id, atLeast: place)
        return id
      }
      let here = try await write("hello", "by-phone-app")
      while try await sofia.act("conversations/\(here)/take", [:]).status != 200 {}
      let other = try await write("你好，我的包裹呢", "by-mail")

      let page = try await DeskPage(baton, "sofia", language: language, theme: theme)
      try await page.open(here, in: "me")
      let button = "[data-merge='\(other)']"
      try await page.browser.wait(for: "document.querySelector(\"\(button)\")")
      // Without a language model nothing is offered to be rewritten.
      #expect(
        try await page.browser.run("return document.querySelector('[data-writing]') === null")
          as? Bool == true)
      try await page.browser.run("document.querySelector(arguments[0]).click()", [button])
      try await page.browser.wait(
        for: "document.querySelector('dialog.merge .button.primary:not(:disabled)')")
      try await page.browser.picture("desk-merge-\(language)")
      try await page.browser.click("dialog.merge .button.primary")
      try await page.shows("你好，我的包裹呢", in: ".merged")
      try await page.browser.wait(for: "document.querySelector('.check.verified')")
      try await page.browser.picture("desk-merged-\(language)")
      let faults = try await page.browser.run(AccessibilityAudit.script) as? [String]
      #expect(faults == [])
      let ended = try await sofia.conversation(other)
      #expect((ended["control"] as? [String: Any])?["phase"] as? String == "closed")
      try await page.resolve()
      _ = try await sofia.act("conversations/\(here)/wrap-up", ["code": "solved"])
      try await page.close()
    }
  }
}
