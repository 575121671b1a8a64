import Dispatch
import Foundation
import Synchronization
import Understanding

/// What `baton train` learns from beside a firm's own examples, and how.
struct Lessons {
  private let background: [String]
  private let urgencies: [TrainingExample]
  private let sentiments: [TrainingExample]
  private let vectors: WordVectors
  /// What nothing is learnt from.
  let urgenciesToTry: [TrainingExample]
  let sentimentsToTry: [TrainingExample]

  private struct Line: Decodable {
    var text: String
    var urgency: String?
    var sentiment: Int?
    var part: String?
  }

  /// - Parameter folder: `Services/Baton/Train/Lessons`.
  init(_ folder: URL) throws {
    func lines(_ kind: String) throws -> [Line] {
      try ["en.jsonl", "zh.jsonl"].flatMap {
        try JSONLines.read(Line.self, folder.appending(path: kind).appending(path: $0))
      }
    }
    func examples(_ kind: String, _ isTaken: (Line) -> Bool) throws -> [TrainingExample] {
      try lines(kind).filter(isTaken).compactMap { line in
        (line.urgency ?? line.sentiment.map(String.init)).map {
          TrainingExample(text: line.text, label: $0)
        }
      }
    }
    let isForTrying = { (line: Line) in line.part == "validation" }
    background = try lines("background").map(\.text)
    urgencies = try examples("urgency") { !isForTrying($0) }
    sentiments = try examples("sentiment") { !isForTrying($0) }
    urgenciesToTry = try examples("urgency", isForTrying)
    sentimentsToTry = try examples("sentiment", isForTrying)
    let words = try String(contentsOf: folder.appending(path: "vectors/en.txt"), encoding: .utf8)
    let numbers = try Data(contentsOf: folder.appending(path: "vectors/en.bin"))
    vectors = WordVectors(
      words: words.split(separator: "\n").map(String.init),
      numbers: numbers.map { Int8(bitPattern: $0) })
  }

  /// As `baton train` uses it; without moods where only labels are measured.
  func trainer(hasBackground: Bool = true, hasMoods: Bool = false) -> Trainer {
    var trainer = Trainer(
      background: hasBackground ? background : [], urgencies: hasMoods ? urgencies : [],
      sentiments: hasMoods ? sentiments : [], workforce: AllCores())
    trainer.vectors = vectors
    return trainer
  }
}

struct AllCores: Workforce {
  func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let results = Mutex([Int: Result]())
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let result = work(place)
      results.withLock { $0[place] = result }
    }
    return results.withLock { results in (0..<count).compactMap { results[$0] } }
  }
}
