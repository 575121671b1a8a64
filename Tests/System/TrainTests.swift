import Foundation
import Testing

extension SystemTests {
  /// `baton train` and `baton evaluate`, from files to files.
  @Suite("Training a model", .timeLimit(.minutes(3)))
  struct TrainTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
      path: "train-\(UUID().uuidString)", directoryHint: .isDirectory)

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    @Test("The sample's knowledge is learnt, and messages are read well")
    func sample() async throws {
      #expect(try await SampleModel.report.contains("labels from"))
      let lines = """
        {"text": "please tell me how do i create an account here", "intent": "shop.account-register"}
        {"text": "请问没有账号要怎么注册呢", "intent": "shop.account-register"}
        {"text": "forgot my password, cannot log in at all", "intent": "shop.account-password"}
        {"text": "play the second song again", "intent": "oos"}
        """
      try Data(lines.utf8).write(to: URL(filePath: path("lines.jsonl")))
      let evaluated = try await Command.baton(
        "evaluate", SampleModel.file.path, "--on", path("lines.jsonl"), "--json", "--plots",
        path("plots"))
      #expect(evaluated.status == 0, "\(evaluated.errors)")
      let record = try #require(
        try JSONSerialization.jsonObject(with: Data(evaluated.output.utf8)) as? [String: Any])
      #expect(record["n"] as? Int == 4)
      #expect(record["accuracy"] as? Double == 1)
      #expect(record["oosRecall"] as? Double == 1)
      #expect((record["medianMicroseconds"] as? Double).map { $0 > 0 } == true)
      for plot in ["reliability.svg", "precision-coverage.svg"] {
        #expect(FileManager.default.fileExists(atPath: path("plots/\(plot)")))
      }
    }

    @Test("What cannot be learnt or read is said, with what to do")
    func refused() async throws {
      try Data("{\"text\": \"a\"}\n".utf8).write(to: URL(filePath: path("wrong.jsonl")))
      let wrong = try await Command.baton(
        "train", path("wrong.jsonl"), "--out", path("x.model"))
      #expect(wrong.status == 1)
      #expect(wrong.errors.contains("wrong.jsonl:1"))
      try Data("{\"text\": \"a\", \"intent\": \"b\"}\n".utf8)
        .write(to: URL(filePath: path("one.jsonl")))
      let one = try await Command.baton("train", path("one.jsonl"), "--out", path("x.model"))
      #expect(one.status == 1)
      #expect(one.errors.contains("two labels"))
      #expect(!FileManager.default.fileExists(atPath: path("x.model")))
      let noModel = try await Command.baton(
        "evaluate", path("one.jsonl"), "--on", path("one.jsonl"))
      #expect(noModel.status == 78)
      #expect(noModel.errors.contains("baton train"))
      let usage = try await Command.baton(
        "train", path("one.jsonl"), "--out", path("x.model"), "--wanted-precision", "97")
      #expect(usage.status == 64)
    }
  }
}
