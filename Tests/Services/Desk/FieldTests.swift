import DeskDoor
import Testing

@Suite("Fields of the console's bodies")
struct FieldTests {
  @Test("A hash is read, in small digits or large ones")
  func hash() throws {
    let bytes = (0..<32).map { UInt8($0 * 8) }
    let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(try Field.hash(text, "/chainHash") == bytes)
    #expect(try Field.hash(text.uppercased(), "/chainHash") == bytes)
  }

  @Test(
    "What only looks like a hash is refused",
    arguments: [
      "", "ab", String(repeating: "+1", count: 32), String(repeating: "g", count: 64),
      String(repeating: "a", count: 65), String(repeating: "\u{FF11}", count: 64),
    ])
  func noHash(text: String) {
    #expect(throws: (any Error).self) { try Field.hash(text, "/chainHash") }
  }
}
