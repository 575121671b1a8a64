import Foundation
import ServiceHost
import Understanding

/// A line of a file to train on or to evaluate with: a message, and what it is about.
struct LabelledLine: Decodable, Equatable {
  var text: String
  /// An intent, ``UnderstandingModel/outOfScope``, or an article's id.
  var label: String
  /// To whose customers it was written, where it is beside the point; empty for no matter whose.
  var folder: String

  private enum Key: CodingKey { case text, intent, faq, folder }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    text = try values.decode(String.self, forKey: .text)
    // A number names an article as well as a text does.
    let named = Self.name(.intent, values) ?? Self.name(.faq, values)
    guard let named, !named.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: Key.intent, in: values, debugDescription: "neither intent nor faq")
    }
    label = named
    folder = try values.decodeIfPresent(String.self, forKey: .folder) ?? ""
  }

  private static func name(_ key: Key, _ values: KeyedDecodingContainer<Key>) -> String? {
    if let text = try? values.decode(String.self, forKey: key) { return text }
    return (try? values.decode(Int.self, forKey: key)).map { String($0) }
  }

  /// All lines of a file; empty ones are passed over.
  ///
  /// - Throws: a failure that names every line that cannot be read, the first ten.
  static func read(_ file: URL) throws -> [LabelledLine] {
    let text: String
    do { text = try String(contentsOf: file, encoding: .utf8) } catch {
      throw CommandFailure(.failed, "\(file.path) cannot be read: \(error.localizedDescription)")
    }
    var lines: [LabelledLine] = []
    var wrong: [Int] = []
    let decoder = JSONDecoder()
    for (place, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !row.allSatisfy(\.isWhitespace) {
      do { lines.append(try decoder.decode(LabelledLine.self, from: Data(row.utf8))) } catch {
        wrong.append(place + 1)
      }
    }
    guard wrong.isEmpty else {
      let named = wrong.prefix(10).map { "\(file.path):\($0)" }.joined(separator: "\n")
      throw CommandFailure(
        .failed,
        """
        \(wrong.count) of \(wrong.count + lines.count) lines are not {"text": "...", "intent": "..."} \
        (beside the point: "intent": "oos"):
        \(named)
        """)
    }
    guard !lines.isEmpty else { throw CommandFailure(.failed, "\(file.path) holds no lines") }
    return lines
  }
}
