import Foundation
import Understanding

/// The lines of a public data set.
struct DataSet {
  struct Line: Decodable {
    var text: String
    var intent: String?
    var faq: String?
    var part: String?
  }

  let lines: [Line]

  /// - Throws: where the file cannot be read, or a line of it.
  init(_ file: URL) throws { lines = try JSONLines.read(Line.self, file) }

  /// Those of the parts that a condition takes.
  func examples(where isTaken: (String) -> Bool = { _ in true }) -> [TrainingExample] {
    lines.filter { isTaken($0.part ?? "") }.compactMap { line in
      (line.intent ?? line.faq).map { TrainingExample(text: line.text, label: $0) }
    }
  }
}

enum JSONLines {
  static func read<Line: Decodable>(_ type: Line.Type, _ file: URL) throws -> [Line] {
    let decoder = JSONDecoder()
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(type, from: Data($0.utf8))
    }
  }
}

/// Examples parted so that each label is spread evenly, in the same way on every run, and not in the order of the file,
/// in which sets are sorted by intent or by source.
struct Parts {
  let count: Int
  private let parts: [Int]
  private let examples: [TrainingExample]

  init(_ examples: [TrainingExample], _ count: Int) {
    self.count = count
    self.examples = examples
    var next: [String: Int] = [:]
    var parts = [Int](repeating: 0, count: examples.count)
    let order = examples.indices.sorted { Self.mark(examples[$0]) < Self.mark(examples[$1]) }
    for place in order {
      let label = examples[place].label
      let part = next[label] ?? Int(Self.mark(examples[place]) % UInt64(count))
      parts[place] = part
      next[label] = (part + 1) % count
    }
    self.parts = parts
  }

  /// FNV-1a over the text: an order that has nothing to do with what is said.
  private static func mark(_ example: TrainingExample) -> UInt64 {
    example.text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  subscript(part: Int) -> [TrainingExample] {
    examples.indices.filter { parts[$0] == part }.map { examples[$0] }
  }

  func without(_ part: Int) -> [TrainingExample] {
    examples.indices.filter { parts[$0] != part }.map { examples[$0] }
  }
}
