internal import Synchronization

/// How far a tail's follower has got, for those who wait for it.
final class TailProgress: Sendable {
  private struct Waiter {
    var position: LogPosition
    var continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var next: [Int32: Int64] = [:]
    var waiters: [UInt64: Waiter] = [:]
    var lastWaiter: UInt64 = 0
    var hasEnded = false
  }

  private let state = Mutex(State())

  func nextOffset(of partition: Int32) -> Int64? { state.withLock { $0.next[partition] } }

  var all: [LogPosition] {
    state.withLock { state in
      state.next.sorted { $0.key < $1.key }
        .map { LogPosition(partition: $0.key, offset: $0.value) }
    }
  }

  /// The follower has taken in all before `next`. It goes backwards only after a restart.
  func reached(_ next: Int64, in partition: Int32) {
    let done = state.withLock { state in
      state.next[partition] = next
      let ids = state.waiters.filter {
        $0.value.position.partition == partition && $0.value.position.offset < next
      }
      return ids.keys.compactMap { state.waiters.removeValue(forKey: $0)?.continuation }
    }
    for continuation in done { continuation.resume(returning: true) }
  }

  func ended() {
    let waiters = state.withLock { state in
      state.hasEnded = true
      defer { state.waiters = [:] }
      return state.waiters.values.map(\.continuation)
    }
    for continuation in waiters { continuation.resume(returning: false) }
  }

  /// True once the record at `position` has been taken in, false at `limit` or at the tail's end.
  func wait(until position: LogPosition, within limit: Duration) async -> Bool {
    let id = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    let timer = Task {
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      self.giveUp(id)
    }
    defer { timer.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { add($0, id, position) }
    } onCancel: {
      giveUp(id)
    }
  }

  private func add(
    _ continuation: CheckedContinuation<Bool, Never>, _ id: UInt64, _ position: LogPosition
  ) {
    let answer: Bool? = state.withLock { state in
      if let next = state.next[position.partition], next > position.offset { return true }
      if state.hasEnded || Task.isCancelled { return false }
      state.waiters[id] = Waiter(position: position, continuation: continuation)
      return nil
    }
    if let answer { continuation.resume(returning: answer) }
  }

  private func giveUp(_ id: UInt64) {
    let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
    waiter?.continuation.resume(returning: false)
  }
}
