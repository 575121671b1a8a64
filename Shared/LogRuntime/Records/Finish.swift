internal import Synchronization

/// One value, or the lack of it, that one task waits for: whoever gives it first wins.
final class Finish<Value: Sendable>: Sendable {
  private enum State {
    case running
    case waiting(CheckedContinuation<Value?, Never>)
    case over(Value?)
  }

  private let state = Mutex(State.running)

  /// Nil where that was given, or when the task is cancelled.
  func value() async -> Value? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { wait($0) }
    } onCancel: {
      resume(nil)
    }
  }

  private func wait(_ continuation: CheckedContinuation<Value?, Never>) {
    let value: Value?? = state.withLock { state in
      if case .over(let value) = state { return .some(value) }
      state = .waiting(continuation)
      return .none
    }
    if case .some(let value) = value { continuation.resume(returning: value) }
  }

  /// Only the first call counts.
  func resume(_ value: Value?) {
    let continuation: CheckedContinuation<Value?, Never>? = state.withLock { current in
      defer { if case .over = current {} else { current = .over(value) } }
      if case .waiting(let continuation) = current { return continuation }
      return nil
    }
    continuation?.resume(returning: value)
  }
}
