import Foundation
import Testing

extension SystemTests {
  /// What an agent does all day, at the page itself, in both languages.
  @Suite("An agent's day", .timeLimit(.minutes(4)), .serialized)
  struct AgentDayTests {
    private static let languages = [
      ("en", "I want to talk to a human agent"), ("zh", "我要转人工客服"),
    ]

    /// Lin at the page and online, with a customer who was handed over and accepted.
    private func conversation(
      _ language: String, _ words: String,
      _ body: (BatonUp, DeskPage, WebCustomer) async throws -> Void
    ) async throws {
      let baton = try await SharedBaton.running
      let page = try await DeskPage(baton, "lin", language: language)
      let direct = try await DeskAgent(baton, id: "lin")
      try await direct.goOnline()
      let customer = try await WebCustomer(baton, language: language)
      try await customer.say(words)
      try await page.accept()
      try await body(baton, page, customer)
      try await direct.goOffline()
      try await page.close()
    }

    @Test(
      "A canned reply, a note that asks a colleague, and an end that is taken back",
      arguments: languages)
    func writing(_ language: String, _ words: String) async throws {
      try await conversation(language, words) { baton, page, customer in
        let emma = try await DeskPage(baton, "emma", language: language)
        try await page.write("/hel", send: false)
        try await page.browser.wait(for: "document.querySelector('.completions li.chosen')")
        try await page.browser.picture("desk-canned-\(language)")
        try await page.write("\u{E007}", send: false)
        try await page.browser.wait(
          for: "document.querySelector('textarea[data-place=writing]').value.includes('Lin Mei')")
        try await page.write("\u{E007}", send: false)
        let said = try await customer.hears("agent")
        #expect(said.string("text")?.contains("Lin Mei") == true)

        try await page.browser.run("document.activeElement.blur()")
        try await page.browser.press("n")
        try await page.browser.wait(for: "document.querySelector('.composer.note')")
        try await page.write("@emma can you see the parcel?")
        try await page.shows("can you see the parcel?", in: ".note-card:not(.pending)")
        try await emma.shows("can you see the parcel?", in: ".notices")

        try await page.resolve()
        let undo = ".notice .button.small:not(.tool)"
        try await page.browser.wait(for: "document.querySelector('\(undo)')")
        try await page.browser.click(undo)
        try await page.browser.wait(for: "document.querySelector('.holder.mine')")
        try await page.resolve()
        try await emma.close()
      }
    }

    @Test(
      "What is being written survives a reload, and what was cut off is sent once",
      arguments: languages)
    func reloads(_ language: String, _ words: String) async throws {
      try await conversation(language, words) { baton, page, customer in
        // At once after the last letter, and the desk is slow to say who this is.
        try await page.write("half a thought", send: false)
        try await page.browser.slowDown(milliseconds: 600)
        try await page.browser.reload()
        try await page.open(customer.conversation, in: "me")
        try await page.browser.wait(
          for: "document.querySelector('textarea[data-place=writing]')?.value === 'half a thought'")
        try await page.browser.slowDown(milliseconds: 0)

        try await page.browser.cutOff(true)
        try await page.write(", and the rest")
        try await page.browser.wait(for: "document.querySelector('.pending.unconfirmed')")
        try await page.browser.picture("desk-cut-off-\(language)")
        try await page.browser.cutOff(false)
        try await page.browser.reload()
        _ = try await customer.stream.first("message") {
          $0.string("text") == "half a thought, and the rest"
        }
        let agent = try await DeskAgent(baton, id: "lin")
        let detail = try await agent.conversation(customer.conversation)
        let messages = detail["messages"] as? [[String: Any]] ?? []
        #expect(messages.count { ($0["text"] as? String)?.hasPrefix("half a") == true } == 1)
        try await page.open(customer.conversation, in: "me")
        try await page.browser.wait(for: "document.querySelector('.check.verified')")
        try await page.resolve()
      }
    }

    @Test("What comes while somebody reads further up moves nothing, and is told of below")
    func reading() async throws {
      try await conversation("en", "I want to talk to a human agent") { _, page, customer in
        for number in 1...30 { try await customer.say("line \(number) of a long story") }
        try await page.shows("line 30 of", in: "[data-transcript]")
        let top = try await page.browser.run(
          """
          const transcript = document.querySelector('[data-transcript]');
          transcript.scrollTop = 200;
          transcript.dispatchEvent(new Event('scroll'));
          return Math.round(transcript.querySelector('[data-seq]').getBoundingClientRect().top);
          """)
        try await customer.say("one more thing")
        try await page.browser.wait(for: "document.querySelector('.newer')")
        let after = try await page.browser.run(
          "return Math.round(document.querySelector('[data-seq]').getBoundingClientRect().top)")
        #expect(top as? Int == after as? Int)
        try await page.browser.click(".newer")
        try await page.browser.wait(for: "!document.querySelector('.newer')")
        try await page.resolve()
      }
    }

    @Test(
      "Everything is found by a few letters with Ctrl-K, and by search over what was said",
      arguments: languages)
    func finding(_ language: String, _ words: String) async throws {
      try await conversation(language, words) { _, page, customer in
        let rare = language == "zh" ? "甲骨文书架" : "zanzibar shelf"
        try await customer.say(rare)
        try await page.shows(rare, in: "[data-transcript]")
        try await page.browser.run(
          "dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true, bubbles: true}))")
        try await page.browser.wait(for: "document.querySelector('.palette input')")
        try await page.browser.type(
          language == "zh" ? "知识库" : "knowledge", into: ".palette input", enter: true)
        try await page.browser.wait(for: "document.activeElement?.dataset.place === 'knowledge'")
        try await page.browser.type(
          language == "zh" ? "退货" : "return", into: "input[data-place=knowledge]")
        try await page.browser.wait(for: "document.querySelector('.articles li')")
        try await page.browser.type(
          language == "zh" ? "骨文" : "zanz", into: "input[data-place=search]")
        try await page.shows(rare, in: ".entries")
        try await page.resolve()
      }
    }
  }
}
