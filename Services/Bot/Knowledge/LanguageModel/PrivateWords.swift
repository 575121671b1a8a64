/// A customer's words as they leave the house: without what names a person, an account or a secret by figures or an
/// address. Names and places of living that are written out stay; whoever must not send those sends nothing.
package enum PrivateWords {
  /// From so many digits on a number may be a card's, an account's, a phone's, an order's or a code.
  private static let leastDigits = 4

  package static func masked(_ text: String) -> String {
    numbersMasked(addressesMasked(text))
  }

  /// E-mail addresses, also those between Chinese characters.
  private static func addressesMasked(_ text: String) -> String {
    var masked = ""
    var rest = text[...]
    while let at = rest.firstIndex(where: { $0 == "@" || $0 == "＠" }) {
      let end = rest[at...].dropFirst().firstIndex { !isAddressPart($0) } ?? rest.endIndex
      let head = rest[..<at]
      let start = head.lastIndex { !isAddressPart($0) }.map(head.index(after:)) ?? head.startIndex
      masked += head[..<start] + "[e-mail]"
      rest = rest[end...]
    }
    return masked + rest
  }

  private static func isAddressPart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._%+-".contains(character))
  }

  /// Numbers of as many digits, written in one or in groups: `6222 0200-1234`.
  private static func numbersMasked(_ text: String) -> String {
    let characters = Array(text)
    var masked = ""
    var place = 0
    while place < characters.count {
      let end = endOfNumber(characters, from: place)
      let digits = characters[place..<end].count(where: isDigit)
      if digits >= leastDigits {
        masked += "[number]"
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
