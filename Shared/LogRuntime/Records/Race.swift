internal import Synchronization

/// Waits for something no longer than it is worth.
enum Race {
  /// What `body` gives, or nil after `limit`, or when the task is cancelled: then `body` is
  /// cancelled and goes on without anybody waiting for it.
  static func first<Value: Sendable>(
    within limit: Duration, _ body: @escaping @Sendable () async -> Value
  ) async -> Value? {
    let finish = Finish<Value>()
    let runner = Task { finish.resume(await body()) }
    let timer = Task {
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      finish.resume(nil)
    }
    defer { timer.cancel() }
    let value = await withTaskCancellationHandler {
      await withCheckedContinuation { finish.wait($0) }
    } onCancel: {
      finish.resume(nil)
    }
    if value == nil { runner.cancel() }
    return value
  }
}

private final class Finish<Value: Sendable>: Sendable {
  private enum State {
    case running
    case waiting(CheckedContinuation<Value?, Never>)
    case over(Value?)
  }

  private let state = Mutex(State.running)

  func wait(_ continuation: CheckedContinuation<Value?, Never>) {
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
