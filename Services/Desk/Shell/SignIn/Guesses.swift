import Synchronization
import Web

/// Slows down whoever guesses secrets: after some failures, a key waits before it may try again.
/// Who signs in rightly is never slowed.
final class Guesses: Sendable {
  private struct State {
    /// The narrow key, of one person from one address; and the wide one, of an address.
    var failures = [
      RateLimiter<String>(perSecond: 0.2, burst: 10, maximumKeys: 20_000),
      RateLimiter<String>(perSecond: 1, burst: 60, maximumKeys: 20_000),
    ]
    var barredUntil: [String: Int64] = [:]
  }

  private let state = Mutex(State())

  /// How long these keys must still wait; nil if they may try. Times in milliseconds.
  func wait(of keys: [String], now: Int64) -> Duration? {
    state.withLock { state in
      let until = keys.compactMap { state.barredUntil[$0] }.max() ?? now
      guard until > now else {
        for key in keys { state.barredUntil[key] = nil }
        return nil
      }
      return .milliseconds(until - now)
    }
  }

  /// - Parameter keys: the narrow one first.
  func failed(_ keys: [String], now: Int64) {
    state.withLock { state in
      for (index, key) in keys.enumerated() where state.failures.indices.contains(index) {
        guard let wait = state.failures[index].take(key, now: now) else { continue }
        if state.barredUntil.count >= 20_000 {
          state.barredUntil = state.barredUntil.filter { $0.value > now }
        }
        state.barredUntil[key] = now + wait.components.seconds * 1_000 + 1_000
      }
    }
  }
}
