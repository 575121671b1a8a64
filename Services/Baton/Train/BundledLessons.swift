import Foundation
import Understanding

/// What comes with Baton to learn from: what is beside the point of any firm, how urgent messages sound, how pleased, and what
/// words mean.
struct BundledLessons {
  var background: [String]
  var urgencies: [TrainingExample]
  var sentiments: [TrainingExample]
  var vectors: WordVectors

  static func load() throws -> BundledLessons {
    let folder = Bundle.module.bundleURL.appending(path: "Lessons")
    return BundledLessons(
      background: try lines(Background.self, in: folder.appending(path: "background"))
        .map(\.text),
      urgencies: try lines(Urgent.self, in: folder.appending(path: "urgency"))
        .map { TrainingExample(text: $0.text, label: $0.urgency) },
      sentiments: try lines(Felt.self, in: folder.appending(path: "sentiment"))
        .map { TrainingExample(text: $0.text, label: String($0.sentiment)) },
      vectors: try vectors(in: folder.appending(path: "vectors")))
  }

  /// A word a line, and of each word equally many bytes.
  private static func vectors(in folder: URL) throws -> WordVectors {
    let words = try String(contentsOf: folder.appending(path: "en.txt"), encoding: .utf8)
    let numbers = try Data(contentsOf: folder.appending(path: "en.bin"))
    return WordVectors(
      words: words.split(separator: "\n").map(String.init),
      numbers: numbers.withUnsafeBytes { Array($0.bindMemory(to: Int8.self)) })
  }

  private struct Background: Decodable {
    var text: String
  }

  private struct Urgent: Decodable {
    var text: String
    var urgency: String
  }

  private struct Felt: Decodable {
    var text: String
    var sentiment: Int
  }

  /// What a line is for; nil for training.
  private struct Part: Decodable {
    var part: String?
  }

  /// Those of each language's file that are to be trained on.
  private static func lines<Line: Decodable>(_ type: Line.Type, in folder: URL) throws -> [Line] {
    try ["en.jsonl", "zh.jsonl"].flatMap { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return try text.split(separator: "\n").compactMap { row in
        let data = Data(row.utf8)
        let part = try JSONDecoder().decode(Part.self, from: data).part
        return part == "validation" ? nil : try JSONDecoder().decode(type, from: data)
      }
    }
  }
}
