/// Blanks the comments and string literals of Swift source, so that a rule sees only code.
///
/// Line breaks stay where they are; what is interpolated into a string is code and stays.
struct CodeOnly {
  private let source: [UInt8]
  private var index = 0
  private var code: [UInt8] = []

  static func strip(_ text: String) -> String {
    var stripper = CodeOnly(source: Array(text.utf8))
    while !stripper.atEnd { stripper.readCode(endingAtParenthesis: false) }
    return String(decoding: stripper.code, as: UTF8.self)
  }

  private init(source: [UInt8]) {
    self.source = source
    code.reserveCapacity(source.count)
  }

  private var atEnd: Bool { index >= source.count }

  private func sees(_ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) -> Bool {
    guard index < source.count, source[index] == UInt8(ascii: first) else { return false }
    guard let second else { return true }
    return index + 1 < source.count && source[index + 1] == UInt8(ascii: second)
  }

  /// Copies code until the end, or until the parenthesis that closes an interpolation.
  private mutating func readCode(endingAtParenthesis: Bool) {
    var depth = 0
    while !atEnd {
      if sees("/", "/") {
        while !atEnd && !sees("\n") { index += 1 }
      } else if sees("/", "*") {
        skipBlockComment()
      } else if sees("\"") || sees("#", "\"") || sees("#", "#") {
        readString()
      } else {
        if sees("(") { depth += 1 }
        if sees(")") { depth -= 1 }
        code.append(source[index])
        index += 1
        if endingAtParenthesis && depth < 0 { return }
      }
    }
  }

  private mutating func skip(_ count: Int) {
    for _ in 0..<count where !atEnd {
      if sees("\n") { code.append(source[index]) }
      index += 1
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if sees("/", "*") { depth += 1 }
      if sees("*", "/") { depth -= 1 }
      skip(sees("/", "*") || sees("*", "/") ? 2 : 1)
    } while depth > 0 && !atEnd
  }

  private func count(of byte: Unicode.Scalar, from start: Int) -> Int {
    source[min(start, source.count)...].prefix { $0 == UInt8(ascii: byte) }.count
  }

  private mutating func readString() {
    let pounds = count(of: "#", from: index)
    skip(pounds)
    let quotes = count(of: "\"", from: index) >= 3 ? 3 : 1
    skip(quotes)
    while !atEnd && !closes(quotes, pounds) {
      let isEscape = sees("\\") && count(of: "#", from: index + 1) >= pounds
      if isEscape, index + 1 + pounds < source.count,
        source[index + 1 + pounds] == UInt8(ascii: "(")
      {
        skip(pounds + 2)
        readCode(endingAtParenthesis: true)
      } else {
        skip(isEscape ? pounds + 2 : 1)
      }
    }
    skip(quotes + pounds)
    code.append(contentsOf: "\"\"".utf8)
  }

  private func closes(_ quotes: Int, _ pounds: Int) -> Bool {
    count(of: "\"", from: index) >= quotes && count(of: "#", from: index + quotes) >= pounds
  }
}
