/// A hash that is the same in every process, today and later.
enum StableHash {
  /// FNV-1a with 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
  static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
