/// Numbers that look random and are the same on every run: SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 to one below `bound`: the upper half of a product (Lemire 2019, without the rejection of the bias, which is
  /// below 2^-32 here).
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The items in another order, each as likely as any (Fisher and Yates 1938).
  mutating func permuted<Item>(_ items: some Collection<Item>) -> [Item] {
    var items = Array(items)
    for place in items.indices {
      items.swapAt(place, place + below(items.count - place))
    }
    return items
  }
}
