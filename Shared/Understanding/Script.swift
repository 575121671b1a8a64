/// Which script a scalar belongs to, by the blocks of the Unicode Standard.
enum Script {
  /// Chinese characters: the unified ideographs, extension A, the compatibility block and the supplementary planes.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005, 0x3007: true
    default: false
    }
  }

  /// Scripts written without spaces, which are read character by character.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x0E00 { return false }
    return isHan(scalar)
      || (0x3041...0x30FA).contains(scalar.value)  // kana
      || (0x0E00...0x0EFF).contains(scalar.value)  // Thai, Lao
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }

  /// A letter or digit that takes part in words separated by spaces.
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 {
      return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value)
        || (0x41...0x5A).contains(value)
    }
    return scalar.properties.isAlphabetic && !isUnspaced(scalar)
  }
}
