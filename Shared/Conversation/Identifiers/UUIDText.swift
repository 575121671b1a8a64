/// The text form of a UUID (RFC 9562, section 4), without a string in between.
enum UUIDText {
  private static let hyphen = UInt8(ascii: "-")

  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (hi: UInt64, lo: UInt64)? {
    guard text.count == 36, text[8] == hyphen, text[13] == hyphen, text[18] == hyphen,
      text[23] == hyphen
    else { return nil }
    let bytes = UnsafeRawBufferPointer(text)
    guard let first = Hexadecimal.number(of: eight(bytes, at: 0)),
      let second = Hexadecimal.number(of: four(bytes, at: 9) << 32 | four(bytes, at: 14)),
      let third = Hexadecimal.number(of: four(bytes, at: 19) << 32 | four(bytes, at: 24)),
      let fourth = Hexadecimal.number(of: eight(bytes, at: 28))
    else { return nil }
    return (UInt64(first) << 32 | UInt64(second), UInt64(third) << 32 | UInt64(fourth))
  }

  /// Into a buffer with room for 36 bytes; gives their number.
  @discardableResult
  static func write(hi: UInt64, lo: UInt64, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    (buffer[8], buffer[13], buffer[18], buffer[23]) = (hyphen, hyphen, hyphen, hyphen)
    let bytes = UnsafeMutableRawBufferPointer(buffer)
    put(Hexadecimal.digits(of: UInt32(truncatingIfNeeded: hi >> 32)), in: bytes, at: 0)
    put(Hexadecimal.digits(of: UInt32(truncatingIfNeeded: hi)), in: bytes, at: 9, 14)
    put(Hexadecimal.digits(of: UInt32(truncatingIfNeeded: lo >> 32)), in: bytes, at: 19, 24)
    put(Hexadecimal.digits(of: UInt32(truncatingIfNeeded: lo)), in: bytes, at: 28)
    return 36
  }

  private static func eight(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private static func four(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    UInt64(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }

  private static func put(
    _ digits: UInt64, in bytes: UnsafeMutableRawBufferPointer, at place: Int
  ) {
    bytes.storeBytes(of: digits.bigEndian, toByteOffset: place, as: UInt64.self)
  }

  /// Four digits each, on both sides of a hyphen.
  private static func put(
    _ digits: UInt64, in bytes: UnsafeMutableRawBufferPointer, at first: Int, _ second: Int
  ) {
    let halves = (UInt32(truncatingIfNeeded: digits >> 32), UInt32(truncatingIfNeeded: digits))
    bytes.storeBytes(of: halves.0.bigEndian, toByteOffset: first, as: UInt32.self)
    bytes.storeBytes(of: halves.1.bigEndian, toByteOffset: second, as: UInt32.self)
  }
}
