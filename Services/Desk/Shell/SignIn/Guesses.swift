import Synchronization
import Web

/// Slows down whoever guesses secrets: after some failures, a key waits before it may try again.
/// Who signs in rightly is never slowed.
final class Guesses: Sendable {
  private struct State {
    var failures = RateLimiter<String>(perSecond: 0.2, burst: 10, maximumKeys: 20_000)
    var barredUntil: [String: Int64] = [:]
  }

  private let state = Mutex(State())

  /// How long this key must still wait; nil if it may try. Times in milliseconds.
  func wait(of key: String, now: Int64) -> Duration? {
    state.withLock { state in
      guard let until = state.barredUntil[key] else { return nil }
      guard until > now else {
        state.barredUntil[key] = nil
        return nil
      }
      return .milliseconds(until - now)
    }
  }

  func failed(_ key: String, now: Int64) {
    state.withLock { state in
      guard let wait = state.failures.take(key, now: now) else { return }
      if state.barredUntil.count >= 20_000 {
        state.barredUntil = state.barredUntil.filter { $0.value > now }
      }
      state.barredUntil[key] = now + wait.components.seconds * 1_000 + 1_000
    }
  }
}
