import Foundation
import Testing

extension SystemTests {
  /// Who leads edits what the bot knows, and sees before what it will say.
  @Suite("The library", .timeLimit(.minutes(3)), .serialized)
  struct LibraryTests {
    struct Words: Sendable {
      var language: String
      var id: String
      var tool: String
      var question: String
      var answer: String
      var other: String
    }

    private static let words = [
      Words(
        language: "en", id: "shop.tents", tool: "Knowledge and replies",
        question: "Can I rent a tent?", answer: "Yes, up to six nights, for 20 yuan.",
        other: "Yes, up to nine nights."),
      Words(
        language: "zh", id: "shop.zhangpeng", tool: "知识与常用语", question: "可以租帐篷吗？",
        answer: "可以，最多六晚，收费 20 元。", other: "可以，最多九晚。"),
    ]

    private static func fill(
      _ field: String, _ text: String, _ browser: Browser
    ) async throws {
      try await browser.wait(for: "document.querySelector('[data-field=\(field)]')")
      try await browser.run(
        """
        const field = document.querySelector(`[data-field=${arguments[0]}]`);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        """, [field, text])
    }

    /// What a new customer hears first from the bot, or, where it hands over, from the system.
    private static func heard(
      _ role: String, to question: String, in language: String, _ baton: BatonUp
    ) async throws -> String {
      let customer = try await WebCustomer(baton, language: language)
      try await customer.say(question)
      return try await customer.hears(role).string("text") ?? ""
    }

    @Test(
      "An article is written, previewed and answered from; who is second is told; it is withdrawn",
      arguments: words)
    func article(_ words: Words) async throws {
      let baton = try await SharedBaton.running
      let ada = try await DeskAgent(baton, id: "ada")
      let page = try await DeskPage(
        baton, "sofia", language: words.language, theme: words.language == "zh" ? "dark" : "light")
      let browser = page.browser
      try await browser.click(".top-bar .tool[aria-label='\(words.tool)']")
      try await browser.wait(for: "document.querySelector('.library-items [data-subject]')")
      try await browser.click(".library-list > .button.wide")
      try await browser.wait(for: "document.querySelector('[data-place=subject]')")
      try await browser.type(words.id, into: "[data-place=subject]")
      try await browser.run(
        """
        const folder = document.querySelector('.article-editor select');
        folder.value = 'shop';
        folder.dispatchEvent(new Event('change', { bubbles: true }));
        """)
      try await Self.fill("question", words.question, browser)
      try await Self.fill("answer", words.answer, browser)
      try await browser.wait(for: "!document.querySelector('[data-place=preview]').disabled")
      try await browser.click("[data-place=preview]")
      try await page.shows(words.answer, in: ".preview-rows .changed")
      try await browser.picture("desk-library-\(words.language)")
      let faults = try await browser.run(AccessibilityAudit.script) as? [String]
      #expect(faults == [])
      try await browser.click("[data-place=save-subject]")
      try await page.shows("Sofia Rossi", in: ".library-one .part")
      #expect(
        try await Self.heard("bot", to: words.question, in: words.language, baton) == words.answer)

      // Ada is first, with Sofia's words on the screen.
      try await Self.fill("answer", words.other, browser)
      let path = "knowledge/articles/\(words.id)"
      let article = try await ada.get(path)
      var change = try #require(article["now"] as? [String: Any])
      change["tags"] = ["camping"]
      let first = try await ada.act(
        path, ["basedOn": article["revision"] as? Int ?? 0, "article": change])
      #expect(first.status == 200, "\(first.text)")
      try await browser.click("[data-place=save-subject]")
      try await page.shows("Ada Novak", in: ".conflict")
      try await browser.picture("desk-library-conflict-\(words.language)")
      try await browser.click(".conflict .button:last-child")
      try await browser.wait(for: "!document.querySelector('.conflict')")
      #expect(
        try await Self.heard("bot", to: words.question, in: words.language, baton) == words.other)

      try await browser.click(".library-buttons .button:first-child")
      try await browser.wait(for: "document.querySelector('.library-head .chip.bad')")
      // Nobody else knows: it is handed over, and the system says so. It is not left in line for others.
      let last = try await WebCustomer(baton, language: words.language)
      try await last.say(words.question)
      _ = try await last.hears("system")
      for move in ["take", "resolve"] {
        let answer = try await ada.act(
          "conversations/\(last.conversation)/\(move)", move == "take" ? [:] : ["code": "solved"])
        #expect(answer.status == 200, "\(move): \(answer.text)")
      }
      try await page.close()
    }

    @Test("A canned reply that is changed stands at every desk at once")
    func reply() async throws {
      let baton = try await SharedBaton.running
      let ada = try await DeskAgent(baton, id: "ada")
      let lin = try await DeskAgent(baton, id: "lin")
      let answer = try await ada.act(
        "replies/a-test-of-edits",
        ["basedOn": 0, "reply": ["title": ["en": "Test"], "text": ["en": "Dear {customer}"]]])
      #expect(answer.status == 200, "\(answer.text)")
      _ = try await lin.stream.any("replies") { _ in true }
      let told = try await lin.get("replies?limit=200").text
      #expect(told.contains("Dear {customer}"))
      let now = try await ada.get("replies/a-test-of-edits")
      let gone = try await ada.act(
        "replies/a-test-of-edits",
        ["basedOn": now["revision"] as? Int ?? 0, "withdrawn": true])
      #expect(gone.status == 200, "\(gone.text)")
      #expect(try await !lin.get("replies?limit=200").text.contains("Dear {customer}"))
    }
  }
}
