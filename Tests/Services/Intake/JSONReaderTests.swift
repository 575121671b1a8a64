import IntakeCore
import IntakeDoor
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(FieldProblem) -> JSONValue {
    try JSONReader.read(Array(text.utf8))
  }

  @Test("Every kind of value is read")
  func values() throws {
    let text =
      #" {"a": [1, -2.5e1, 0, true, false, null], "b": {"c": "d\n\"\/\\\t\b\f\r"}, "e": {}} "#
    #expect(
      try read(text)
        == .object([
          "a": .array([.number(1), .number(-25), .number(0), .bool(true), .bool(false), .null]),
          "b": .object(["c": .text("d\n\"/\\\t\u{8}\u{C}\r")]), "e": .object([:]),
        ]))
  }

  @Test("Escapes, surrogate pairs and decomposed characters come out in form C")
  func text() throws {
    #expect(try read(#""\u4f60\ud83d\ude00e\u0301""#) == .text("你😀\u{E9}"))
    guard case .text(let text) = try read("\"e\u{301}\"") else { return }
    #expect(text.unicodeScalars.count == 1)
  }

  @Test(
    "Half a surrogate pair stands for no character",
    arguments: [#""\ud800""#, #""\udc00x""#, #""\ud800\u0041""#])
  func broken(text: String) throws {
    #expect(try read(text) == .brokenText)
  }

  @Test(
    "What is no JSON is refused",
    arguments: [
      "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "nul", "01", "1.", "-", "+1", ".5", "1e", "\"",
      "\"\\x\"",
      "\"\\u12\"", "\"a\u{7}\"", "{} {}", "{\"a\":1,\"a\":2}", "{a:1}", "1e999", "NaN",
      String(repeating: "[", count: 100),
    ])
  func refused(text: String) {
    #expect(throws: FieldProblem.self) { try read(text) }
  }

  @Test("Broken UTF-8 is refused")
  func brokenUTF8() {
    #expect(throws: FieldProblem.self) { try JSONReader.read([0x22, 0xC3, 0x28, 0x22]) }
  }
}
