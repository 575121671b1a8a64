/// A word of at most twelve letters from a to z as one number, so that looking it up makes no string.
struct WordKey: Hashable, Sendable, ExpressibleByStringLiteral {
  /// What is no such word.
  static let none = WordKey()
  static let mostLetters = 12

  private var bits: UInt64 = 0

  private init() {}

  init(stringLiteral word: StaticString) {
    self = word.withUTF8Buffer { letters in
      letters.reduce(WordKey()) { key, letter in key.adding(UInt32(letter)) }
    }
  }

  /// - Parameter letter: from `a` to `z`; the word must have fewer than ``mostLetters``.
  func adding(_ letter: UInt32) -> WordKey {
    var longer = self
    longer.bits = bits << 5 | UInt64(letter & 0x1F)
    return longer
  }
}
