import Foundation
import Testing
import Understanding

@testable import Baton

@Suite("Files to train on")
struct TrainingFilesTests {
  private func file(_ text: String) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID()).jsonl")
    try Data(text.utf8).write(to: url)
    return url
  }

  @Test("A line names an intent or an article, by text or by number; empty lines are passed over")
  func lines() throws {
    let lines = try LabelledLine.read(
      file(
        """
        {"text": "where is it?", "intent": "order_status"}

        {"text": "讲个笑话", "intent": "oos"}
        {"text": "how?", "faq": 12}
        """))
    #expect(lines.map(\.label) == ["order_status", UnderstandingModel.outOfScope, "12"])
    #expect(lines.map(\.text) == ["where is it?", "讲个笑话", "how?"])
  }

  @Test("Every line that cannot be read is named")
  func wrongLines() throws {
    let url = try file(
      """
      {"text": "a", "intent": "b"}
      {"text": "a"}
      no JSON
      {"intent": "b"}
      {"text": "a", "intent": ""}
      """)
    let error = #expect(throws: CommandFailure.self) { try LabelledLine.read(url) }
    let said = error?.description ?? ""
    for number in 2...5 { #expect(said.contains("\(url.path):\(number)")) }
    #expect(!said.contains("\(url.path):1\n"))
    #expect(throws: CommandFailure.self) { try LabelledLine.read(file("\n\n")) }
    #expect(throws: CommandFailure.self) { try LabelledLine.read(URL(filePath: "/no/such/file")) }
  }

  @Test("An article's wordings are its examples; one with too few is left to the search")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "knowledge-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(
      """
      articles:
        - id: shop.parcel
          title: {en: Parcel}
          en:
            question: Where is my parcel?
            similar: [parcel, track it]
            answer: On its way.
          zh: {question: 包裹到哪了？, similar: [查物流], answer: 在路上。}
        - id: shop.rare
          en: {question: May I bring my dog?, answer: You may.}
      """.utf8
    ).write(to: folder.appending(path: "shop.yaml"))
    let source = try TrainingSource(folder.path)
    #expect(source.isKnowledge)
    #expect(source.leftOut == ["shop.rare"])
    // Nothing to tell it from: the search decides alone, and moods are known all the same.
    let mood = [TrainingExample(text: "now", label: "high"), .init(text: "later", label: "low")]
    let trainer = Trainer(
      urgencies: mood,
      sentiments: [.init(text: "good", label: "1"), .init(text: "bad", label: "-1")])
    let model = try source.model(by: trainer) { _ in }
    #expect(model.labels.isEmpty)
    #expect(model.thresholds == .ofSearch)
    #expect(model.read(normalized: "now").urgency == .high)
    #expect(throws: CommandFailure.self) { try TrainingSource("/no/such/folder") }
  }

  @Test("The lessons that come with Baton can be read, and name known levels")
  func lessons() throws {
    let lessons = try BundledLessons.load()
    #expect(lessons.background.count > 3_000)
    #expect(lessons.urgencies.count > 700)
    #expect(lessons.urgencies.allSatisfy { Urgency(name: $0.label) != nil })
    #expect(lessons.sentiments.count > 900)
    #expect(lessons.sentiments.allSatisfy { Int($0.label).flatMap(Sentiment.init) != nil })
    #expect(lessons.vectors.likeness("refund", "reimbursement") ?? 0 > 0.5)
    #expect(lessons.vectors.likeness("refund", "guitar") ?? 1 < 0.3)
    #expect(lessons.vectors.likeness("refund", "no such word") == nil)
  }

  @Test("All cores at a time learn the same bytes as one after the other")
  func workforces() throws {
    let examples = ["parcel", "refund", "card"].flatMap { label in
      ["where is my", "question about a", "help with the", "no", "lost"].map {
        TrainingExample(text: "\($0) \(label)", label: label)
      }
    }
    let origin = ModelOrigin(source: "test", sourceVersion: "1")
    let single = try Trainer().model(from: examples, origin: origin)
    let many = try Trainer(workforce: AllCores()).model(from: examples, origin: origin)
    #expect(many.bytes == single.bytes)
  }
}
