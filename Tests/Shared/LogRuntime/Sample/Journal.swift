import Conversation
import LogRuntime
import Synchronization

/// What roles went through, for tests to look at and to wait for.
final class Journal: Sendable {
  struct Entries: Sendable {
    var folds: [Int32: ConversationLog] = [:]
    var assigned: [AssignedPartition] = []
    var recorded: [Judged] = []
  }

  private let entries = Mutex(Entries())
  private let bell = Bell()

  var now: Entries { entries.withLock { $0 } }

  func caughtUp(_ assigned: AssignedPartition, _ fold: ConversationLog) {
    entries.withLock { entries in
      entries.folds[assigned.partition] = fold
      entries.assigned.append(assigned)
    }
    bell.ring()
  }

  func recorded(_ judged: Judged) {
    entries.withLock { $0.recorded.append(judged) }
    bell.ring()
  }

  /// Returns once `condition` holds.
  func until(_ condition: @Sendable (Entries) -> Bool) async {
    await bell.until { condition(now) }
  }
}

/// Wakes those who wait for something to become true.
final class Bell: Sendable {
  private struct State {
    var rings: UInt64 = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  func ring() {
    let waiting = state.withLock { state in
      state.rings += 1
      defer { state.waiting = [] }
      return state.waiting
    }
    for waiter in waiting { waiter.resume() }
  }

  func until(_ condition: () -> Bool) async {
    while true {
      let seen = state.withLock { $0.rings }
      if condition() { return }
      await next(after: seen)
    }
  }

  private func next(after seen: UInt64) async {
    await withCheckedContinuation { continuation in
      let isPast = state.withLock { state in
        if state.rings == seen { state.waiting.append(continuation) }
        return state.rings != seen
      }
      if isPast { continuation.resume() }
    }
  }
}

/// A door that stays shut until somebody opens it.
final class Gate: Sendable {
  private let isOpen = Mutex(false)
  private let bell = Bell()

  func open() {
    isOpen.withLock { $0 = true }
    bell.ring()
  }

  func pass() async { await bell.until { isOpen.withLock { $0 } } }
}
