internal import Synchronization

/// How far a tail's follower has got, for those who wait for it.
final class TailProgress: Sendable {
  private struct Waiter {
    var position: LogPosition
    var finish: Finish<Bool>
  }

  private struct State {
    var next: [Int32: Int64] = [:]
    var waiters: [UInt64: Waiter] = [:]
    var lastWaiter: UInt64 = 0
    var hasEnded = false
    var stopReason: String?
  }

  private let state = Mutex(State())

  func nextOffset(of partition: Int32) -> Int64? { state.withLock { $0.next[partition] } }

  var all: [LogPosition] {
    state.withLock { state in
      state.next.sorted { $0.key < $1.key }
        .map { LogPosition(partition: $0.key, offset: $0.value) }
    }
  }

  /// Why some partition must not be read on; nil where all can.
  var stopReason: String? { state.withLock { $0.stopReason } }

  func stopped(_ reason: String) { state.withLock { $0.stopReason = reason } }

  /// The follower has taken in all before `next`. It goes backwards only after a restart.
  func reached(_ next: Int64, in partition: Int32) {
    let done = state.withLock { state in
      state.next[partition] = next
      let ids = state.waiters.filter {
        $0.value.position.partition == partition && $0.value.position.offset < next
      }
      return ids.keys.compactMap { state.waiters.removeValue(forKey: $0)?.finish }
    }
    for finish in done { finish.resume(true) }
  }

  func ended() {
    let waiters = state.withLock { state in
      state.hasEnded = true
      defer { state.waiters = [:] }
      return state.waiters.values.map(\.finish)
    }
    for finish in waiters { finish.resume(false) }
  }

  /// True once the record at `position` has been taken in, false at `limit` or at the tail's end.
  func wait(until position: LogPosition, within limit: Duration) async -> Bool {
    let finish = Finish<Bool>()
    guard let id = add(Waiter(position: position, finish: finish)) else {
      return nextOffset(of: position.partition).map { $0 > position.offset } ?? false
    }
    let timer = Task {
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      finish.resume(false)
    }
    let isReached = await finish.value() ?? false
    timer.cancel()
    state.withLock { _ = $0.waiters.removeValue(forKey: id) }
    return isReached
  }

  /// Nil where there is nothing to wait for.
  private func add(_ waiter: Waiter) -> UInt64? {
    state.withLock { state in
      let next = state.next[waiter.position.partition] ?? 0
      guard next <= waiter.position.offset, !state.hasEnded else { return nil }
      state.lastWaiter += 1
      state.waiters[state.lastWaiter] = waiter
      return state.lastWaiter
    }
  }
}
