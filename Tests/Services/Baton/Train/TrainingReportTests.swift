import Foundation
import Testing
import Understanding

@testable import Baton

/// What `baton train` and `baton evaluate` say of a model.
@Suite("What is said of a model")
struct TrainingReportTests {
  private static let examples = [
    "parcel": ["where is my parcel", "track the parcel", "the parcel is late", "parcel not here"],
    "refund": ["i want a refund", "refund my money", "when is the refund paid", "no refund yet"],
  ].sorted { $0.key < $1.key }.flatMap { label, texts in
    texts.map { TrainingExample(text: $0, label: label) }
  }

  private let trainer = Trainer(wantedPrecision: 0.5)

  private func model() throws -> UnderstandingModel {
    try trainer.model(from: Self.examples, origin: ModelOrigin(source: "s", sourceVersion: "1"))
  }

  @Test("The JSON of an evaluation has every field; what could not be measured is null")
  func everyField() throws {
    let lines = try LabelledLine.read(
      file("{\"text\": \"track my parcel\", \"intent\": \"parcel\"}"))
    let model = try model()
    let run = EvaluationRun(model, lines, nil, loading: .milliseconds(1))
    let text = try PrettyJSON.text(of: EvaluationRecord(run, model, 3))
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      Set(record.keys) == [
        "model", "n", "accuracy", "macroF1", "coverage", "precision", "offered", "oosRecall",
        "auroc", "ece", "recallAt1", "recallAt3", "medianMicroseconds", "loadMilliseconds",
        "confusions",
      ])
    // Nothing in it is beside the point.
    #expect(record["oosRecall"] is NSNull)
    #expect(record["auroc"] is NSNull)
    #expect(record["accuracy"] as? Double == 1)
    #expect(record["n"] as? Int == 1)
  }

  @Test("The promised share is said to be one of the messages in scope")
  func inScope() throws {
    let source = try TrainingSource(
      file("{\"text\": \"a\", \"intent\": \"b\"}").path)
    let model = try model()
    try #require(model.thresholds.answer <= 1)
    let said = TrainingReport(model, source, trainer, "x.model").text
    #expect(said.contains("of the messages in scope"))
    #expect(said.contains("what is beside the point is not counted"))
  }

  private func file(_ text: String) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID()).jsonl")
    try Data(text.utf8).write(to: url)
    return url
  }
}
