/// A hash under construction of what makes a feature: the same on every machine and run.
struct FeatureHash {
  private var state: UInt64

  init(_ kind: Kind) { state = UInt64(kind.rawValue) }

  /// A word's own feature.
  init(word: String) {
    self.init(.word)
    for scalar in word.unicodeScalars { add(UInt64(scalar.value)) }
  }

  /// What a feature is, so that a word and the same letters inside another are two.
  enum Kind: UInt8 {
    case word = 1, wordPair, sign, number, characters, unspacedCharacters, unspacedWord, edge
  }

  /// The hash with one more part: a multiply-and-shift mix (the 64-bit finalizer of MurmurHash3, halved).
  @inline(__always)
  mutating func add(_ part: UInt64) {
    let mixed = (state ^ part) &* 0xFF51_AFD7_ED55_8CCD
    state = mixed ^ (mixed >> 32)
  }

  @inline(__always)
  func adding(_ part: UInt64) -> FeatureHash {
    var longer = self
    longer.add(part)
    return longer
  }

  @inline(__always)
  func adding(_ part: FeatureHash) -> FeatureHash { adding(part.state) }

  /// Names the feature, with high bits that know all of it: a product with 2^64 over the golden ratio (Fibonacci hashing).
  @inline(__always)
  var key: UInt64 { state &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  var bucket: UInt32 { Self.bucket(of: key) }

  @inline(__always)
  static func bucket(of key: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: key >> UInt64(64 - FeatureCounts.bucketBits))
  }
}
