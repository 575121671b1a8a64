/// Blanks the comments and string literals of Swift source, so that a rule sees only code.
///
/// Line breaks stay where they are; what is interpolated into a string is code and stays.
struct CodeOnly {
  private let source: [Character]
  private var index = 0
  private var code = ""

  static func strip(_ text: String) -> String {
    var stripper = CodeOnly(source: Array(text))
    while !stripper.atEnd { stripper.readCode(endingAtParenthesis: false) }
    return stripper.code
  }

  private init(source: [Character]) {
    self.source = source
  }

  private var atEnd: Bool { index >= source.count }

  private func sees(_ text: String) -> Bool {
    source[index...].starts(with: text)
  }

  /// Copies code until the end, or until the parenthesis that closes an interpolation.
  private mutating func readCode(endingAtParenthesis: Bool) {
    var depth = 0
    while !atEnd {
      if sees("//") {
        skipLine()
      } else if sees("/*") {
        skipBlockComment()
      } else if source[index] == "\"" || sees("#\"") || sees("##\"") {
        readString()
      } else {
        if source[index] == "(" { depth += 1 }
        if source[index] == ")" { depth -= 1 }
        copy()
        if endingAtParenthesis && depth < 0 { return }
      }
    }
  }

  private mutating func copy() {
    code.append(source[index])
    index += 1
  }

  private mutating func skip(_ count: Int) {
    for _ in 0..<count where !atEnd {
      if source[index].isNewline { code.append("\n") }
      index += 1
    }
  }

  private mutating func skipLine() {
    while !atEnd && !source[index].isNewline { index += 1 }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if sees("/*") { depth += 1 }
      if sees("*/") { depth -= 1 }
      skip(sees("/*") || sees("*/") ? 2 : 1)
    } while depth > 0 && !atEnd
  }

  private mutating func readString() {
    let pounds = source[index...].prefix { $0 == "#" }.count
    skip(pounds)
    let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
    skip(quotes.count)
    let fence = String(repeating: "#", count: pounds)
    while !atEnd && !sees(quotes + fence) {
      if sees("\\\(fence)(") {
        skip(pounds + 2)
        readCode(endingAtParenthesis: true)
      } else {
        skip(sees("\\\(fence)") ? pounds + 2 : 1)
      }
    }
    skip(quotes.count + pounds)
    code.append("\"\"")
  }
}
