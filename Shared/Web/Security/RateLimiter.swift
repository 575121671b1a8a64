internal import Foundation

/// Lets through so many calls a second for each key, and so many at once (a token bucket each).
///
/// A value without a clock: whoever asks brings the time. At most `maximumKeys` keys are held; above,
/// those are forgotten that have their full allowance again, then those not seen the longest.
public struct RateLimiter<Key: Hashable & Sendable>: Sendable {
  private struct Bucket {
    var tokens: Double
    /// When `tokens` was true, in milliseconds.
    var at: Int64
  }

  public let perSecond: Double
  public let burst: Double
  private let maximumKeys: Int
  private var buckets: [Key: Bucket] = [:]

  /// - Parameters:
  ///   - perSecond: calls a second on average, above 0.
  ///   - burst: calls at once, at least 1.
  public init(perSecond: Double, burst: Int, maximumKeys: Int = 100_000) {
    self.perSecond = max(perSecond, 0.000_001)
    self.burst = Double(max(burst, 1))
    self.maximumKeys = max(maximumKeys, 1)
  }

  /// How many keys are held.
  public var count: Int { buckets.count }

  /// Takes one call of `key` at `now`, in milliseconds of any clock that doesn't run backwards.
  ///
  /// - Returns: nil when it is let through, else how long until one would be.
  public mutating func take(_ key: Key, now: Int64) -> Duration? {
    var tokens = refilled(buckets[key], now)
    guard tokens >= 1 else {
      buckets[key] = Bucket(tokens: tokens, at: now)
      return .milliseconds(Int64(((1 - tokens) / perSecond * 1000).rounded(.up)))
    }
    tokens -= 1
    if buckets[key] == nil, buckets.count >= maximumKeys { forget(now) }
    buckets[key] = Bucket(tokens: tokens, at: now)
    return nil
  }

  private func refilled(_ bucket: Bucket?, _ now: Int64) -> Double {
    guard let bucket else { return burst }
    return min(burst, bucket.tokens + Double(max(0, now - bucket.at)) / 1000 * perSecond)
  }

  private mutating func forget(_ now: Int64) {
    buckets = buckets.filter { refilled($0.value, now) < burst }
    guard buckets.count >= maximumKeys else { return }
    let oldest = buckets.sorted { $0.value.at < $1.value.at }.prefix((maximumKeys + 1) / 2)
    for (key, _) in oldest { buckets[key] = nil }
  }
}
