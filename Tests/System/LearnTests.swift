import Foundation
import Testing

extension SystemTests {
  /// A bot that reads messages by a model: learnt by `baton up`, and replaced while it runs.
  @Suite("A model in the running bot", .timeLimit(.minutes(4)))
  struct LearnTests {
    @Test("Up learns the knowledge; a broken model is refused, another is taken without a restart")
    func learn() async throws {
      let baton = try await BatonUp(arguments: ["--learn"])
      let model = baton.data.appending(path: "understanding.model")
      try await becomes(model) { FileManager.default.fileExists(atPath: model.path) }
      let pid = try baton.ready.pids["bot"]
      let first = try await version(of: model)
      try await reads(by: first, baton)

      // Over the file in place, as `cp` does it: what is in use must not change with it.
      try Data("no model at all".utf8).write(to: model)
      let log = baton.data.appending(path: "logs/bot.log")
      try await becomes(log) {
        try String(contentsOf: log, encoding: .utf8).contains("The model is refused")
      }
      try await reads(by: first, baton)

      let another = try await SampleModel.file
      try Data(contentsOf: another).write(to: model, options: .atomic)
      let second = try await version(of: model)
      #expect(second != first)
      try await reads(by: second, baton)
      #expect(try baton.ready.pids["bot"] == pid)
      try await baton.stop()
    }

    @Test(
      "Two processes learn the same bytes; a file of lines that cannot be read is named, with its lines"
    )
    func sameBytes() async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "learn-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let lines = folder.appending(path: "lines.jsonl")
      let examples = ["parcel", "退款", "card"].flatMap { label in
        ["where is my", "question about a", "help with the", "no", "lost", "我的"].map {
          #"{"text": "\#($0) \#(label)", "intent": "\#(label)"}"#
        }
      }
      try Data(examples.joined(separator: "\n").utf8).write(to: lines)
      var models: [Data] = []
      for name in ["first.model", "second.model"] {
        let model = folder.appending(path: name)
        let trained = try await Command.baton("train", lines.path, "--out", model.path)
        #expect(trained.status == 0, "\(trained.errors)")
        models.append(try Data(contentsOf: model))
      }
      #expect(models[0].count > 1_000_000)
      #expect(models[0] == models[1])

      try Data((examples + ["{\"text\": \"no label\"}"]).joined(separator: "\n").utf8)
        .write(to: lines)
      let refused = try await Command.baton(
        "train", lines.path, "--out", folder.appending(path: "third.model").path)
      #expect(refused.status == 1)
      #expect(refused.errors.contains("lines.jsonl:19"), "\(refused.errors)")
    }

    private func becomes(_ file: URL, _ isSo: () throws -> Bool) async throws {
      let changes = FileChanges(file)
      while try !isSo() { try await changes.next() }
    }

    private func version(of model: URL) async throws -> String {
      let line = FileManager.default.temporaryDirectory.appending(path: "line-\(UUID()).jsonl")
      try Data(#"{"text": "where is it", "faq": "shop.order-status"}"#.utf8).write(to: line)
      defer { try? FileManager.default.removeItem(at: line) }
      let said = try await Command.baton("evaluate", model.path, "--on", line.path, "--json")
      let record = try JSONSerialization.jsonObject(with: Data(said.output.utf8))
      return try #require((record as? [String: Any])?["model"] as? String)
    }

    /// Asks, each time as somebody new, until a question was read by that version; its answer is right, too.
    private func reads(by version: String, _ baton: BatonUp) async throws {
      for _ in 0..<20 {
        let customer = try await WebCustomer(baton, language: "zh")
        try await customer.say("请问没有账号要怎么注册呢")
        let answer = try await customer.hears("bot")
        // Without a model it names the versions that it cannot decide again with.
        let replay = try await Command.baton(
          "replay", customer.conversation, "--json", "--data", baton.data.path, "--model",
          "/no/such/file")
        guard replay.output.contains("model \(version)") else {
          try await Task.sleep(for: .milliseconds(500))
          continue
        }
        #expect(answer.string("text")?.contains("注册") == true)
        return
      }
      Issue.record("no message was read by model \(version)")
    }
  }
}
