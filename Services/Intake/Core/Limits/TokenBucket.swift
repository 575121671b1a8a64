/// So many at once, and so many a second on average.
public struct TokenBucket: Sendable, Equatable {
  private var tokens: Double
  /// Seconds on any clock that does not run backwards.
  private var filledAt: Double

  public init(burst: Int, now: Double) {
    tokens = Double(burst)
    filledAt = now
  }

  /// Takes one token. Returns nil if there was one, else after how many seconds there will be.
  public mutating func take(perSecond: Double, burst: Int, now: Double) -> Double? {
    tokens = min(Double(burst), tokens + max(0, now - filledAt) * perSecond)
    filledAt = max(filledAt, now)
    guard tokens < 1 else {
      tokens -= 1
      return nil
    }
    return (1 - tokens) / perSecond
  }
}
