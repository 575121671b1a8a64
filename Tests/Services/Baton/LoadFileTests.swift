import Foundation
import Testing

@testable import Baton

@Suite struct LoadFileTests {
  private func file(_ text: String) throws -> URL {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "baton-load-\(UUID().uuidString).jsonl")
    try Data(text.utf8).write(to: file)
    return file
  }

  @Test("Reads texts, conversations by name or number, and turns; passes over blank lines")
  func reads() throws {
    let file = try file(
      #"""
      {"text": "a", "intent": "x"}

      {"text": "b", "conversation": "c1", "turn": 2}
      {"text": "c", "conversation": 7}
      """#)
    let lines = try LoadFile.read(file, limit: nil)
    #expect(
      lines == [
        .init(text: "a"), .init(text: "b", conversation: "c1", turn: 2),
        .init(text: "c", conversation: "7"),
      ])
    #expect(try LoadFile.read(file, limit: 1).count == 1)
  }

  @Test("Names the line that cannot be read")
  func names() throws {
    let file = try file("{\"text\": \"a\"}\n{\"words\": \"b\"}\n")
    let failure = #expect(throws: CommandFailure.self) { try LoadFile.read(file, limit: nil) }
    #expect(failure?.description.contains(":2 ") == true)
  }

  @Test("Refuses a file without messages, and one that is not there")
  func empty() throws {
    let file = try file("\n")
    #expect(throws: CommandFailure.self) { try LoadFile.read(file, limit: nil) }
    #expect(throws: CommandFailure.self) {
      try LoadFile.read(URL(filePath: "/nowhere/at/all"), limit: nil)
    }
  }

  @Test("One conversation's lines are one customer's, in the order of their turns")
  func customers() {
    let customers = LoadFile.customers([
      .init(text: "late", conversation: "c", turn: 2), .init(text: "alone"),
      .init(text: "early", conversation: "c", turn: 1), .init(text: "alone too"),
    ])
    #expect(customers.map { $0.map(\.text) } == [["early", "late"], ["alone"], ["alone too"]])
  }
}
