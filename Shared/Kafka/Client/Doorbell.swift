import Synchronization

/// Counts rings, and lets tasks wait for the next one.
///
/// Read `rings`, look whether there is work, and if there is none `wait(after:)` the count that was
/// read: a ring between the look and the wait is not lost. Ringing is cheap and safe from any
/// thread, also one of librdkafka's.
final class Doorbell: Sendable {
  fileprivate struct State {
    var rings: UInt64 = 0
    var waiters: [UnsafeContinuation<Void, Never>] = []
    /// When the sleeping alarm rings, if one is sleeping.
    var alarm: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  var rings: UInt64 { state.withLock { $0.rings } }

  func ring() {
    let waiters = state.withLock { state in
      state.rings &+= 1
      return state.takeWaiters()
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns once more than `seen` rings have been counted. A cancelled task rings by itself.
  nonisolated(nonsending) func wait(after seen: UInt64) async {
    await withTaskCancellationHandler {
      await waitThroughCancellation(after: seen)
    } onCancel: {
      ring()
    }
  }

  /// As `wait(after:)`, but does not mind whether the task is cancelled.
  nonisolated(nonsending) func waitThroughCancellation(after seen: UInt64) async {
    await withUnsafeContinuation { continuation in
      let isPast = state.withLock { state in
        guard state.rings == seen else { return true }
        state.waiters.append(continuation)
        return false
      }
      if isPast { continuation.resume() }
    }
  }

  /// As `wait(after:)`, but returns soon after `deadline` at the latest.
  nonisolated(nonsending) func wait(
    after seen: UInt64, until deadline: ContinuousClock.Instant
  ) async {
    setAlarm(at: deadline)
    await wait(after: seen)
  }

  /// Makes sure that the bell rings at `instant` or before: at most one timer sleeps for a run of
  /// ever later deadlines, however many waits there are.
  private func setAlarm(at instant: ContinuousClock.Instant) {
    let needed = state.withLock { state in
      if let alarm = state.alarm, alarm <= instant { return false }
      state.alarm = instant
      return true
    }
    guard needed else { return }
    Task.detached { [weak self] in
      try? await Task.sleep(until: instant, tolerance: .zero, clock: .continuous)
      self?.alarmRang(at: instant)
    }
  }

  private func alarmRang(at instant: ContinuousClock.Instant) {
    state.withLock { if $0.alarm == instant { $0.alarm = nil } }
    ring()
  }
}

extension Doorbell.State {
  fileprivate mutating func takeWaiters() -> [UnsafeContinuation<Void, Never>] {
    guard !waiters.isEmpty else { return [] }
    defer { waiters = [] }
    return waiters
  }
}
