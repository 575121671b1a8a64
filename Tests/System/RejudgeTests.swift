import Foundation
import Testing

extension SystemTests {
  /// `baton rejudge` on a log that services write.
  @Suite("Rejudging", .timeLimit(.minutes(4)))
  struct RejudgeTests {
    private static let returns = "How long do I have to return something?"
    private static let xylophone = "木琴走音"

    private func json(_ command: Command) throws -> [String: Any] {
      try #require(
        try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any],
        "\(command.errors)")
    }

    /// A customer whom the bot answers, and one whom it hands over to lin, who says that.
    private func converse(_ baton: BatonUp, _ answer: String) async throws {
      let content = try await WebCustomer(baton)
      try await content.say(Self.returns)
      _ = try await content.hears("bot")
      try await content.say("thank you")
      _ = try await content.hears("bot")
      let helped = try await WebCustomer(baton, language: "zh")
      let agent = try await DeskAgent(baton, id: "lin")
      try await agent.goOnline()
      try await helped.say(Self.xylophone)
      let offer = try await agent.isOffered(helped.conversation)
      #expect(try await agent.accept(offer).status == 200)
      #expect(try await agent.say(answer, in: helped.conversation).status == 202)
      _ = try await helped.hears("agent")
      try await agent.goOffline()
    }

    /// The sample with one article less, and one more.
    private func other(_ folder: URL, _ answer: String) throws {
      try FileManager.default.copyItem(at: BatonUp.sample, to: folder)
      let knowledge = folder.appending(path: "knowledge/shop")
      try FileManager.default.removeItem(
        at: knowledge.appending(path: "returns-refunds.yaml"))
      let added = """
        articles:
          - id: shop.xylophone
            zh:
              question: \(Self.xylophone)
              answer: \(answer)
        """
      try Data(added.utf8).write(to: knowledge.appending(path: "xylophone.yaml"))
    }

    @Test("The same bot decides alike; another one is told apart, judged, and shown side by side")
    func journey() async throws {
      let baton = try await BatonUp()
      let answer = "可以免费调音，请把琴带到任何一家门店，当天即可取回。"
      try await converse(baton, answer)
      let data = baton.data.path

      let same = try await Command.baton(
        "rejudge", "--bot", BatonUp.sample.path, "--data", data, "--json")
      let alike = try json(same)
      #expect(alike["differing"] as? Int == 0, "\(same.output)")
      #expect(alike["turns"] as? Int == 3 && alike["undecided"] as? Int == 0)

      let folder = baton.folder.appending(path: "next")
      try other(folder, answer)
      let page = baton.folder.appending(path: "report.html")
      let told = try await Command.baton(
        "rejudge", "--bot", folder.path, "--data", data, "--html", page.path)
      #expect(told.status == 0 && told.output.contains("handoff avoided"), "\(told.errors)")
      #expect(told.output.contains("the customer was content"), "\(told.output)")

      let found = try json(
        try await Command.baton("rejudge", "--bot", folder.path, "--data", data, "--json"))
      let pairs = try #require(found["pairs"] as? [[String: Any]])
      let avoided = try #require(pairs.first { $0["kind"] as? String == "handoff_avoided" })
      #expect(avoided["question"] as? String == Self.xylophone)
      #expect(avoided["judgement"] as? String == "right")
      #expect(avoided["because"] as? String == "person_said_so")
      let lost = try #require(pairs.first { $0["question"] as? String == Self.returns })
      #expect(lost["judgement"] as? String == "wrong", "\(lost)")

      let html = try String(contentsOf: page, encoding: .utf8)
      #expect(html.contains(answer) && html.contains(Self.returns))
      #expect(html.contains("data-kind=\"handoff_avoided\" data-judgement=\"right\""))

      let model = try await SampleModel.file
      let learnt = try json(
        try await Command.baton("rejudge", "--bot", model.path, "--data", data, "--json"))
      #expect(learnt["model"] as? String != nil && learnt["turns"] as? Int == 3)
      let nonsense = try await Command.baton("rejudge", "--bot", page.path, "--data", data)
      #expect(nonsense.status == 78, "\(nonsense.errors)")

      let none = try await Command.baton("rejudge", "--bot", "/nowhere", "--data", data)
      #expect(none.status == 78 && none.errors.contains("configuration folder"))
      let span = try await Command.baton(
        "replay", "--from", "1h", "--config", BatonUp.sample.path, "--data", data, "--json")
      #expect(try json(span)["conversations"] as? Int == 2, "\(span.output) \(span.errors)")
      #expect(span.status == 0)
      try await baton.stop()
    }
  }
}
