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

      endpoint.answers(status: 500)
      let (_, offered) = try await answer(baton, "the vase arrived broken", "en")
      #expect((offered.data["quickReplies"] as? [String])?.isEmpty == false, "\(offered.data)")
      try await baton.stop()
    }
  }
}
