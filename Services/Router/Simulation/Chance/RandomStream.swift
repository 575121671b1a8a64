internal import Foundation

/// Numbers that look random and are the same in every run: xoshiro256++ (Blackman and Vigna, "Scrambled linear
/// pseudorandom number generators", 2021), whose period of 2^256 - 1 outlasts any simulation.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// - Parameter name: what the stream is for. Streams of one seed with other names are independent, so that drawing
  ///   one number more for one purpose changes none for another.
  public init(seed: UInt64, _ name: String) {
    // FNV-1a of the name tells the streams apart; SplitMix64 spreads what is left over the whole state.
    var state = name.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    words = (Self.spread(&state), Self.spread(&state), Self.spread(&state), Self.spread(&state))
  }

  private static func spread(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func next() -> UInt64 {
    let sum = words.0 &+ words.3
    let result = (sum << 23 | sum >> 41) &+ words.0
    let shifted = words.1 << 17
    words.2 ^= words.0
    words.3 ^= words.1
    words.1 ^= words.2
    words.0 ^= words.3
    words.2 ^= shifted
    words.3 = words.3 << 45 | words.3 >> 19
    return result
  }

  /// Above 0, and up to 1: its logarithm is finite.
  public mutating func uniform() -> Double {
    Double((next() >> 11) + 1) * 0x1p-53
  }

  /// From 0 to one below `bound`: the upper half of a product (Lemire, "Fast random integer generation in an
  /// interval", 2019, without the rejection of a bias below 2^-32 here).
  public mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  /// Whether something with that probability happens.
  public mutating func happens(_ probability: Double) -> Bool {
    uniform() <= probability
  }

  /// Memoryless, with that mean.
  public mutating func exponential(mean: Double) -> Double {
    -mean * log(uniform())
  }

  /// Normal with mean 0 and variance 1 (Marsaglia's polar method, 1964).
  public mutating func normal() -> Double {
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// One of them, each as often as its weight says.
  public mutating func place(among weights: [Double]) -> Int {
    var left = uniform() * weights.reduce(0, +)
    for (place, weight) in weights.enumerated() {
      left -= weight
      if left <= 0 { return place }
    }
    return max(0, weights.count - 1)
  }
}
