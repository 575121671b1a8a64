import Foundation
import Understanding

/// The examples that come with Baton: what is beside the point of any firm, how urgent messages sound, and how pleased.
struct BundledLessons {
  var background: [String]
  var urgencies: [TrainingExample]
  var sentiments: [TrainingExample]

  static func load() throws -> BundledLessons {
    let folder = Bundle.module.bundleURL.appending(path: "Lessons")
    return BundledLessons(
      background: try lines(Background.self, in: folder.appending(path: "background"))
        .map(\.text),
      urgencies: try lines(Urgent.self, in: folder.appending(path: "urgency"))
        .map { TrainingExample(text: $0.text, label: $0.urgency) },
      sentiments: try lines(Felt.self, in: folder.appending(path: "sentiment"))
        .map { TrainingExample(text: $0.text, label: String($0.sentiment)) })
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
