/// The text form of a UUID (RFC 9562, section 4), without a string in between.
enum UUIDText {
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (hi: UInt64, lo: UInt64)? {
    let hyphen = UInt8(ascii: "-")
    guard text.count == 36, text[8] == hyphen, text[13] == hyphen, text[18] == hyphen,
      text[23] == hyphen, let first = word(text, 0..<8), let second = word(text, 9..<13),
      let third = word(text, 14..<18), let fourth = word(text, 19..<23),
      let last = word(text, 24..<36)
    else { return nil }
    return (first << 32 | second << 16 | third, fourth << 48 | last)
  }

  private static func word(_ text: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) -> UInt64? {
    var word: UInt64 = 0
    for place in places {
      guard let value = nibble(text[place]) else { return nil }
      word = word << 4 | UInt64(value)
    }
    return word
  }

  @discardableResult
  static func write(hi: UInt64, lo: UInt64, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let hyphen = UInt8(ascii: "-")
    (buffer[8], buffer[13], buffer[18], buffer[23]) = (hyphen, hyphen, hyphen, hyphen)
    write(hi >> 32, into: buffer, 0..<8)
    write(hi >> 16, into: buffer, 9..<13)
    write(hi, into: buffer, 14..<18)
    write(lo >> 48, into: buffer, 19..<23)
    write(lo, into: buffer, 24..<36)
    return 36
  }

  /// The lowest digits of a word, as many as there are places.
  private static func write(
    _ word: UInt64, into buffer: UnsafeMutableBufferPointer<UInt8>, _ places: Range<Int>
  ) {
    var rest = word
    var place = places.upperBound
    while place > places.lowerBound {
      place -= 1
      let value = UInt8(truncatingIfNeeded: rest) & 15
      buffer[place] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
      rest >>= 4
    }
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
