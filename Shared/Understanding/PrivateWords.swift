/// A customer's words as they leave the house: without what names a person, an account or a secret by figures or an
/// address. Names and places of living that are written out stay; whoever must not send those sends nothing.
public enum PrivateWords {
  /// From so many digits on a number may be a card's, an account's, a phone's, an order's or a code.
  private static let leastDigits = 4

  public static func masked(_ text: String) -> String {
    numbersMasked(addressesMasked(text) { _ in "[e-mail]" }) { _ in "[number]" }
  }

  /// What stands in the place of private words, and gives them back.
  public struct Kept: Sendable, Equatable {
    /// The text with a mark in the place of each: `[#1]`, `[#2]` ...
    public var masked: String
    private var words: [String]

    /// A text that was made of the masked one, with the words in it again; nil where it has a number, an address or a mark
    /// that was not given, or lacks one that it must have.
    ///
    /// - Parameter mayLack: whether what was made of it may leave something out.
    public func restored(in text: String, mayLack: Bool) -> String? {
      guard PrivateWords.masked(text) == text else { return nil }
      var restored = text
      for (place, word) in words.enumerated() {
        let mark = PrivateWords.mark(place + 1)
        guard mayLack || restored.contains(mark) else { return nil }
        restored = restored.replacing(mark, with: word)
      }
      return restored.contains("[#") && !words.joined().contains("[#") ? nil : restored
    }

    fileprivate init(_ text: String) {
      var words: [String] = []
      func keep(_ word: Substring) -> String {
        words.append(String(word))
        return PrivateWords.mark(words.count)
      }
      masked = numbersMasked(addressesMasked(text, keep), keep)
      self.words = words
    }
  }

  /// The same words masked by marks, for a text that is made of it to have them again.
  public static func kept(of text: String) -> Kept { Kept(text) }

  private static func mark(_ number: Int) -> String { "[#\(number)]" }

  /// E-mail addresses, also those between Chinese characters.
  private static func addressesMasked(
    _ text: String, _ mask: (Substring) -> String
  ) -> String {
    var masked = ""
    var rest = text[...]
    while let at = rest.firstIndex(where: { $0 == "@" || $0 == "＠" }) {
      let end = rest[at...].dropFirst().firstIndex { !isAddressPart($0) } ?? rest.endIndex
      let head = rest[..<at]
      let start = head.lastIndex { !isAddressPart($0) }.map(head.index(after:)) ?? head.startIndex
      masked += head[..<start] + mask(rest[start..<end])
      rest = rest[end...]
    }
    return masked + rest
  }

  private static func isAddressPart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._%+-".contains(character))
  }

  /// Numbers of as many digits, written in one or in groups: `6222 0200-1234`.
  private static func numbersMasked(
    _ text: String, _ mask: (Substring) -> String
  ) -> String {
    let characters = Array(text)
    var masked = ""
    var place = 0
    while place < characters.count {
      let end = endOfNumber(characters, from: place)
      let digits = characters[place..<end].count(where: isDigit)
      if digits >= leastDigits {
        masked += mask(Substring(String(characters[place..<end])))
      } else {
        masked += String(characters[place..<max(end, place + 1)])
      }
      place = max(end, place + 1)
    }
    return masked
  }

  /// The place itself where no number begins there.
  private static func endOfNumber(_ characters: [Character], from start: Int) -> Int {
    guard isDigit(characters[start]) else { return start }
    var end = start + 1
    while end < characters.count {
      if isDigit(characters[end]) {
        end += 1
      } else if end + 1 < characters.count, " -–—.·　".contains(characters[end]),
        isDigit(characters[end + 1])
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// Of any script's digits, full-width ones among them; `一` is a part of words.
  private static func isDigit(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.generalCategory == .decimalNumber
  }
}
