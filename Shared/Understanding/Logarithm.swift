/// Logarithm and exponential without Foundation, the same bits on every platform: replays compare decisions byte for byte,
/// and C libraries differ in the last digit.
enum Logarithm {
  /// The natural logarithm of a positive finite number, within 1e-14 of the true one.
  static func natural(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    let root = value.significand  // 1 ..< 2
    let ratio = (root - 1) / (root + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for step in 0..<18 {
      sum += term / Double(2 * step + 1)
      term *= square
    }
    return 2 * sum + Double(value.exponent) * 0.6931471805599453
  }

  /// 1 / (1 + e^-x).
  static func logistic(_ value: Double) -> Double {
    let power = exponential(-abs(value))
    return value >= 0 ? 1 / (1 + power) : power / (1 + power)
  }

  /// e^x for x ≤ 0, by halving the argument until a short series is exact.
  private static func exponential(_ value: Double) -> Double {
    guard value > -40 else { return 0 }
    let small = value / 1024
    var term = 1.0
    var sum = 1.0
    for step in 1...8 {
      term *= small / Double(step)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
