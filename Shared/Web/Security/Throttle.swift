internal import Synchronization

/// A rate limiter by this process's clock, shared by all its requests.
public final class Throttle<Key: Hashable & Sendable>: Sendable {
  private let limiter: Mutex<RateLimiter<Key>>
  private let start = ContinuousClock.now

  /// - Parameters:
  ///   - perSecond: calls of a key a second on average, above 0.
  ///   - burst: calls of a key at once, at least 1.
  public init(perSecond: Double, burst: Int) {
    limiter = Mutex(RateLimiter(perSecond: perSecond, burst: burst))
  }

  /// Whether a call of this key may pass now.
  public func admits(_ key: Key) -> Bool {
    let now = Int64((ContinuousClock.now - start) / .milliseconds(1))
    return limiter.withLock { $0.take(key, now: now) } == nil
  }
}
