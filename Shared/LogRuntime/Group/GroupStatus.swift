internal import Synchronization

/// What others may ask of a running group service, from any task.
final class GroupStatus: Sendable {
  private struct State {
    var lastPoll: ContinuousClock.Instant?
    var generations: Set<UInt64> = []
    var waiting: [CheckedContinuation<Void, Never>] = []
    var wake: (@Sendable () -> Void)?
    var hasEnded = false
  }

  private let state = Mutex(State())
  let readiness = ReadinessCell("it has not started")
  private let freshness: Duration

  /// `freshness`: for how long a poll says that the assignment still stands.
  init(freshness: Duration) {
    self.freshness = freshness
  }

  /// A loop begins, which looks at the group when woken.
  func wake(by wake: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.wake = wake
      state.hasEnded = false
    }
  }

  /// The loop looked at the group, and acted on what it saw.
  func polled(at now: ContinuousClock.Instant, generations: Set<UInt64>) {
    let waiting = state.withLock { state in
      state.lastPoll = now
      state.generations = generations
      defer { state.waiting = [] }
      return state.waiting
    }
    for waiter in waiting { waiter.resume() }
  }

  /// No more polls come.
  func ended() {
    state.withLock { $0.hasEnded = true }
    polled(at: .now, generations: [])
  }

  func isPollingRecent() -> Bool {
    state.withLock { state in
      state.lastPoll.map { $0.duration(to: .now) < freshness } ?? false
    }
  }

  func isCurrent(_ generation: UInt64) async -> Bool {
    if !isPollingRecent() {
      _ = await Race.first(within: freshness) { await self.nextPoll() }
    }
    return isPollingRecent() && state.withLock { $0.generations.contains(generation) }
  }

  private func nextPoll() async {
    let wake = state.withLock { $0.wake }
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        if !state.hasEnded { state.waiting.append(continuation) }
        return state.hasEnded
      }
      if hasEnded { continuation.resume() } else { wake?() }
    }
  }
}
