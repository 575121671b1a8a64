internal import BotCore
internal import Firm
internal import Metrics
internal import Synchronization
internal import Web

/// A circuit breaker for each system that is asked, by the name that the log has for it.
final class LookupBreakers: Sendable {
  private struct Key: Hashable {
    var name: String
    var failures: Int
    var pause: Int64
  }

  private let breakers = Mutex<[Key: CircuitBreaker]>([:])
  private let start = ContinuousClock.now

  /// Nil where that system is left alone now.
  func admit(_ name: String, _ connectors: Connectors) -> CircuitBreaker.Permit? {
    change(name, connectors) { breaker, now in breaker.admit(now: now) }
  }

  func succeeded(_ permit: CircuitBreaker.Permit, _ name: String, _ connectors: Connectors) {
    change(name, connectors) { breaker, _ in breaker.succeeded(permit) }
  }

  /// - Parameter wait: milliseconds for which the system asked to be left alone; nil where it said nothing.
  func failed(
    _ permit: CircuitBreaker.Permit, _ name: String, _ connectors: Connectors, wait: Int64?
  ) {
    change(name, connectors) { breaker, now in breaker.failed(permit, now: now, wait: wait) }
  }

  /// The call came to nothing on this side.
  func withdrawn(_ permit: CircuitBreaker.Permit, _ name: String, _ connectors: Connectors) {
    change(name, connectors) { breaker, _ in breaker.withdrawn(permit) }
  }

  private func change<Result>(
    _ name: String, _ connectors: Connectors,
    _ body: (inout CircuitBreaker, _ now: Int64) -> Result
  ) -> Result {
    let now = (ContinuousClock.now - start).wholeMilliseconds
    let key = Key(
      name: name, failures: connectors.failuresUntilOpen,
      pause: connectors.pause.wholeMilliseconds)
    let (result, state) = breakers.withLock { breakers in
      var breaker =
        breakers[key] ?? CircuitBreaker(failuresUntilOpen: key.failures, pause: key.pause)
      let result = body(&breaker, now)
      breakers[key] = breaker
      return (result, breaker.state(now: now))
    }
    Gauge(label: "baton_bot_lookup_breaker_open", dimensions: [("connector", name)])
      .record(state == .closed ? 0 : 1)
    return result
  }
}
