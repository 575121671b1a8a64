import Foundation
import ServiceHost

/// The messages to send.
enum LoadFile {
  struct Line: Decodable, Sendable, Equatable {
    var text: String
    var conversation: String?
    var turn: Int?

    init(text: String, conversation: String? = nil, turn: Int? = nil) {
      self.text = text
      self.conversation = conversation
      self.turn = turn
    }

    private enum Key: CodingKey { case text, conversation, turn }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      text = try values.decode(String.self, forKey: .text)
      turn = try values.decodeIfPresent(Int.self, forKey: .turn)
      // A number names a conversation as well as a text does.
      if let number = try? values.decodeIfPresent(Int.self, forKey: .conversation) {
        conversation = String(number)
      } else {
        conversation = try values.decodeIfPresent(String.self, forKey: .conversation)
      }
    }
  }

  /// Throws a failure that names the first line that cannot be read.
  static func read(_ file: URL, limit: Int?) throws -> [Line] {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw CommandFailure(.failed, "\(file.path) cannot be read: \(error.localizedDescription)")
    }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy(\.isWhitespace) }
    let lines = try rows.prefix(limit ?? .max).map { row in
      do {
        return try JSONDecoder().decode(Line.self, from: Data(row.element.utf8))
      } catch {
        throw CommandFailure(
          .failed, "\(file.path):\(row.offset + 1) is not an object with a \"text\"")
      }
    }
    guard !lines.isEmpty else { throw CommandFailure(.failed, "\(file.path) holds no messages") }
    return lines
  }

  /// One customer's messages each, in the order of their turns; customers in the file's order.
  static func customers(_ lines: [Line]) -> [[Line]] {
    var customers: [[Line]] = []
    var places: [String: Int] = [:]
    for line in lines {
      if let name = line.conversation, let place = places[name] {
        customers[place].append(line)
      } else {
        if let name = line.conversation { places[name] = customers.count }
        customers.append([line])
      }
    }
    return customers.map { lines in
      lines.enumerated().sorted {
        ($0.element.turn ?? 0, $0.offset) < ($1.element.turn ?? 0, $1.offset)
      }
      .map(\.element)
    }
  }
}
