/// Makes texts that a reader takes for the same equal: case, width, accents, ligatures, quotes, blanks, and
/// traditional Chinese characters of this trade.
///
/// It does what Unicode's NFKC with case folding does for the letters and digits that customers type, from the
/// standard library's character properties alone, and goes further where a search should (accents, traditional
/// characters). Emoji and punctuation stay, as signals.
public enum Normalizer {
  /// Folded text. Idempotent; blanks become single spaces, none at the ends; digits stay.
  public static func fold(_ text: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    fold(text) { scalar, _ in
      if scalar.isASCII {
        folded.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        folded.append(contentsOf: scalar.utf8)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Writes the folded scalars one by one, each with the place of the scalar that it was made of, counted in scalars
  /// from 0. Inlined, so that who does not look at the places does not pay for them.
  @inline(__always)
  static func fold(_ text: String, write: (_ scalar: Unicode.Scalar, _ origin: Int) -> Void) {
    var blank: Int?
    var hasBegun = false
    var origin = 0
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        if hasBegun, blank == nil { blank = origin }
      } else if let plain = plain(scalar) {
        if let place = blank { write(" ", place) }
        blank = nil
        hasBegun = true
        write(plain, origin)
      } else if let letters = letters(scalar), !letters.isEmpty {
        if let place = blank { write(" ", place) }
        blank = nil
        hasBegun = true
        for letter in letters.unicodeScalars { write(letter, origin) }
      }
      origin += 1
    }
  }

  /// Folded text with each digit replaced by `#`, so that wordings which differ in a number alone are equal.
  public static func maskedFold(_ text: String) -> String {
    var masked = String.UnicodeScalarView()
    for scalar in fold(text).unicodeScalars {
      masked.append(Script.isDigit(scalar) ? "#" : scalar)
    }
    return String(masked)
  }

  /// The one scalar that stands for the commonest: ASCII, full-width forms, Chinese characters.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(value + 32)
    case 0x21..<0x7F: return scalar
    case 0xFF21...0xFF3A: return Unicode.Scalar(value - 0xFEE0 + 32)
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0)
    case 0x4E00...0x9FFF: return TraditionalChinese.simplified(scalar)
    default: return nil
    }
  }

  /// What any other scalar is written as; nil for what has no width: controls, combining accents, joiners.
  private static func letters(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F: nil
    case 0x0300...0x036F, 0xFE00...0xFE0F, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD: nil
    default: Folding.plain[scalar.value] ?? lowercased(scalar)
    }
  }

  /// The small letters, which may have a plain form of their own (the Ångström sign's is å, whose is a).
  private static func lowercased(_ scalar: Unicode.Scalar) -> String {
    var letters = ""
    for small in scalar.properties.lowercaseMapping.unicodeScalars
    where !(0x0300...0x036F).contains(small.value) {
      if let plain = Folding.plain[small.value] {
        letters += plain
      } else {
        letters.unicodeScalars.append(small)
      }
    }
    return letters
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
