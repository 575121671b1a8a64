import Foundation
import Testing

extension SystemTests {
  /// The whole way to a language model and back, in the real bot.
  @Suite("A language model", .timeLimit(.minutes(4)))
  struct LanguageModelTests {
    /// The sample with that model.
    private func firm(_ endpoint: ModelEndpoint) throws -> URL {
      let folder = FileManager.default.temporaryDirectory.appending(path: "firm-\(UUID())")
      try FileManager.default.copyItem(at: BatonUp.sample, to: folder)
      let file = folder.appending(path: "connectors.yaml")
      let model = """

        languageModel:
          url: \(endpoint.url)
          model: first-sentence
          key: "${TEST_MODEL_KEY}"
          allowPrivate: true
        """
      try Data((try String(contentsOf: file, encoding: .utf8) + model).utf8).write(to: file)
      return folder
    }

    private func answer(_ baton: BatonUp, _ text: String, _ language: String) async throws
      -> (customer: WebCustomer, said: StreamEvent)
    {
      let customer = try await WebCustomer(baton, language: language)
      try await customer.say(text)
      return (customer, try await customer.hears("bot"))
    }

    /// At the desk of the same firm: shown, used, changed and sent.
    private func rewrites(_ baton: BatonUp, _ endpoint: ModelEndpoint) async throws {
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      let customer = try await WebCustomer(baton, language: "zh")
      try await customer.say("我要转人工客服")
      let page = try await DeskPage(baton, "lin")
      try await page.accept()
      let browser = page.browser
      try await page.write("Order 20031 comes", send: false)
      for task in ["friendlier", "translate"] {
        let button = "[data-writing=\(task)]:not(:disabled)"
        try await browser.wait(for: "document.querySelector('\(button)')")
        try await browser.click(button)
        try await page.shows("\(task): ", in: "[data-written=\(task)]")
        try await browser.picture("desk-writing-\(task)")
        let faults = try await browser.run(AccessibilityAudit.script) as? [String]
        #expect(faults == [])
        try await browser.click(".written .button.primary")
        try await browser.wait(for: "!document.querySelector('.written')")
      }
      try await browser.click("[data-translate]")
      try await page.shows("translate: 我要转人工客服", in: ".translation")
      try await page.write(" today")
      try await browser.wait(for: "document.querySelector('[data-role=agent]')")
      let detail = try await agent.conversation(customer.conversation)
      let sent = (detail["messages"] as? [[String: Any]])?.last
      #expect(sent?["text"] as? String == "translate: friendlier: Order 20031 comes today")
      #expect(sent?["assistance"] as? [String] == ["friendlier", "translate"])
      #expect(endpoint.asked.suffix(3).allSatisfy { !$0.contains("20031") })
      try await page.resolve()
      try await page.close()
    }

    @Test("answers what the search alone is not sure of; a replay asks nobody and decides the same")
    func answers() async throws {
      let endpoint = try await ModelEndpoint.start()
      let firm = try firm(endpoint)
      defer { try? FileManager.default.removeItem(at: firm) }
      let baton = try await BatonUp(
        arguments: ["--config", firm.path], environment: ["TEST_MODEL_KEY": "sk-test"])
      for (text, language) in [("the vase arrived broken", "en"), ("花瓶送来碎掉了", "zh")] {
        let before = endpoint.asked.count
        let (customer, said) = try await answer(baton, text, language)
        #expect(endpoint.asked.count == before + 1)
        #expect((said.data["quickReplies"] as? [String])?.isEmpty ?? true, "\(said.data)")
        #expect((said.data["sources"] as? [Any])?.count == 1)
        let replay = try await Command.baton(
          "replay", customer.conversation, "--config", firm.path, "--data", baton.data.path,
          environment: ["TEST_MODEL_KEY": "sk-test"])
        #expect(replay.status == 0 && replay.output.contains("nothing differs"), "\(replay.output)")
        #expect(endpoint.asked.count == before + 1)
      }
      let rejudged = try await Command.baton(
        "rejudge", "--bot", firm.path, "--data", baton.data.path, "--json",
        environment: ["TEST_MODEL_KEY": "sk-test"])
      #expect(rejudged.output.contains("\"differing\" : 0"), "\(rejudged.output)")
      #expect(endpoint.asked.count == 2)

      try await rewrites(baton, endpoint)

      endpoint.answers(status: 500)
      let (_, offered) = try await answer(baton, "the vase arrived broken", "en")
      #expect((offered.data["quickReplies"] as? [String])?.isEmpty == false, "\(offered.data)")
      try await baton.stop()
    }
  }
}
