/// The text form of a UUID (RFC 9562, section 4), without a string in between.
enum UUIDText {
  private static let hyphens: (Int, Int, Int, Int) = (8, 13, 18, 23)

  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (hi: UInt64, lo: UInt64)? {
    guard text.count == 36 else { return nil }
    var hi: UInt64 = 0
    var lo: UInt64 = 0
    var digits = 0
    for index in 0..<36 {
      let byte = text[index]
      if isHyphen(index) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let value = nibble(byte) else { return nil }
      if digits < 16 {
        hi = hi << 4 | UInt64(value)
      } else {
        lo = lo << 4 | UInt64(value)
      }
      digits += 1
    }
    return (hi, lo)
  }

  @discardableResult
  static func write(hi: UInt64, lo: UInt64, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var digit = 0
    for index in 0..<36 {
      if isHyphen(index) {
        buffer[index] = UInt8(ascii: "-")
        continue
      }
      let word = digit < 16 ? hi : lo
      let shift = UInt64(60 - 4 * (digit & 15))
      let value = UInt8(truncatingIfNeeded: word >> shift) & 15
      buffer[index] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
      digit += 1
    }
    return 36
  }

  private static func isHyphen(_ index: Int) -> Bool {
    index == hyphens.0 || index == hyphens.1 || index == hyphens.2 || index == hyphens.3
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
