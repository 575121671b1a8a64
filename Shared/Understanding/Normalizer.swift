/// Makes texts that a reader takes for the same equal: case, width, accents, ligatures, quotes, blanks, and
/// traditional Chinese characters of this trade.
///
/// It does what Unicode's NFKC with case folding does for the letters and digits that customers type, from the
/// standard library's character properties alone, and goes further where a search should (accents, traditional
/// characters). Emoji and punctuation stay, as signals.
public enum Normalizer {
  /// Folded text. Idempotent; blanks become single spaces, none at the ends; digits stay.
  public static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    folded.reserveCapacity(text.utf8.count)
    var blankPending = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        blankPending = true
        continue
      }
      let before = folded.endIndex
      append(scalar, to: &folded)
      if blankPending, folded.endIndex != before {
        if before != folded.startIndex { folded.insert(" ", at: before) }
        blankPending = false
      }
    }
    return String(folded)
  }

  /// Folded text with each digit replaced by `#`, so that wordings which differ in a number alone are equal.
  public static func maskedFold(_ text: String) -> String {
    var masked = String.UnicodeScalarView()
    for scalar in fold(text).unicodeScalars {
      masked.append(Script.isDigit(scalar) ? "#" : scalar)
    }
    return String(masked)
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: append(value + 32, to: &folded)
    case 0..<0x80: if value >= 0x20, value != 0x7F { folded.append(scalar) }
    case 0xFF21...0xFF3A: append(value - 0xFEE0 + 32, to: &folded)
    case 0xFF01...0xFF5E: append(value - 0xFEE0, to: &folded)
    case 0x0300...0x036F, 0xFE00...0xFE0F, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD: break
    case _ where Script.isHan(scalar):
      append(TraditionalChinese.simplified[value] ?? value, to: &folded)
    default:
      if let plain = Folding.plain[value] {
        folded.append(contentsOf: plain.unicodeScalars)
      } else {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
  }

  private static func append(_ value: UInt32, to folded: inout String.UnicodeScalarView) {
    if let scalar = Unicode.Scalar(value) { folded.append(scalar) }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
