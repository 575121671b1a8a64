/// Tells a damaged file from a whole one, eight bytes at a time: FNV-1a's multiplication over words instead of bytes, with
/// a rotation so that high bits count too. Not against forgery.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      sum = mixed(sum, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
      place += 8
    }
    for byte in bytes[place...] { sum = mixed(sum, UInt64(byte)) }
    return sum
  }

  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x100_0000_01B3
    return product << 29 | product >> 35
  }

  /// 16 hexadecimal digits.
  static func name(_ sum: UInt64) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
