import Foundation
import Testing

/// The table of the console's words: `key: ["English", "中文"],`, one a line.
enum PageWords {
  /// Keys that stand there twice: of a script's object the last one counts, and the first is lost without a word.
  static func repeated(in text: String) -> [String] {
    var known: Set<String> = []
    return keys(of: text).filter { !known.insert($0).inserted }
  }

  private static func keys(of text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.prefixMatch(of: /[ ]{2}"?([A-Za-z_.0-9]+)"?: \[/).map { String($0.1) }
    }
  }
}

@Suite struct PageWordsTests {
  @Test("No words of the console are lost because their key is used twice")
  func console() throws {
    let file = SourceFile.top.appending(path: "Services/Desk/Shell/Console/words.js")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(PageWords.repeated(in: text) == [])
  }

  @Test("A key that is used twice is found")
  func repeated() {
    let text =
      "  due: [\"Due\", \"期限\"],\n  \"due\": [\"Due in\", \"剩余\"],\n  place: [\"P\", \"位\"],\n"
    #expect(PageWords.repeated(in: text) == ["due"])
  }
}
