/// Hexadecimal digits, eight at a time: the first in a word's most significant byte.
enum Hexadecimal {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The eight digits of a number, in lower case, as ASCII.
  static func digits(of number: UInt32) -> UInt64 {
    var nibbles = UInt64(number)
    nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
    return ascii(nibbles)
  }

  /// The number that eight digits write, in either case; nil if one is no digit.
  static func number(of digits: UInt64) -> UInt32? {
    let letters = digits >> 6 & ones
    var nibbles = (digits & 0x0F0F_0F0F_0F0F_0F0F) &+ letters &* 9
    let difference = digits ^ ascii(nibbles & 0x0F0F_0F0F_0F0F_0F0F)
    let capitals = letters &* 0x20
    guard nibbles & 0xF0F0_F0F0_F0F0_F0F0 == 0, difference & ~capitals == 0 else { return nil }
    nibbles = (nibbles | nibbles >> 4) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: nibbles | nibbles >> 16)
  }

  /// Each byte from 0 to 15 as a digit.
  private static func ascii(_ nibbles: UInt64) -> UInt64 {
    let letters = (nibbles &+ ones &* 6) >> 4 & ones
    return nibbles &+ ones &* 0x30 &+ letters &* 0x27
  }
}
