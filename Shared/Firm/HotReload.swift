public import Foundation
internal import Synchronization

/// Keeps a value loaded from files fresh: looks at modification times, needs no notification from
/// the system, and keeps the last good value while the files are wrong.
public final class HotReload<Value: Sendable>: Sendable {
  /// What a look at the files led to.
  public enum Outcome: Sendable {
    case unchanged
    case loaded(Value)
    /// The value before stays current.
    case failed(any Error)
  }

  private struct State {
    var value: Value
    var fingerprint: [FileStamp]
    var listeners: [Int: AsyncStream<Value>.Continuation] = [:]
    var nextListener = 0
  }

  private let paths: [URL]
  private let interval: Duration
  private let load: @Sendable () throws -> Value
  private let report: @Sendable (Outcome) -> Void
  private let state: Mutex<State>

  /// Loads for the first time, and throws what `load` throws.
  ///
  /// - Parameters:
  ///   - paths: files, and folders with all that is in them.
  ///   - interval: from one look to the next in `run()`.
  ///   - report: told about every reload and every failed one.
  public init(
    watching paths: [URL], every interval: Duration = .seconds(1),
    report: @escaping @Sendable (Outcome) -> Void = { _ in },
    load: @escaping @Sendable () throws -> Value
  ) throws {
    self.paths = paths
    self.interval = interval
    self.load = load
    self.report = report
    // Stamped before loading: a change in between is seen at the next look.
    let fingerprint = FileStamp.all(under: paths)
    state = Mutex(State(value: try load(), fingerprint: fingerprint))
  }

  /// The last good value.
  public var current: Value { state.withLock { $0.value } }

  /// The current value and every one after it; a slow reader is given the newest only.
  public var values: AsyncStream<Value> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Value.self, bufferingPolicy: .bufferingNewest(1))
    let (id, value) = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      return (state.nextListener, state.value)
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
    continuation.yield(value)
    return stream
  }

  /// Looks once, and loads anew when something changed since the last look.
  @discardableResult
  public func look() -> Outcome {
    let fingerprint = FileStamp.all(under: paths)
    let changed = state.withLock { state in
      defer { state.fingerprint = fingerprint }
      return state.fingerprint != fingerprint
    }
    guard changed else { return .unchanged }
    let outcome = reload()
    report(outcome)
    return outcome
  }

  private func reload() -> Outcome {
    do {
      let value = try load()
      let listeners = state.withLock { state in
        state.value = value
        return Array(state.listeners.values)
      }
      for listener in listeners { listener.yield(value) }
      return .loaded(value)
    } catch {
      return .failed(error)
    }
  }

  /// Looks again and again until the task is cancelled.
  public func run() async throws {
    while !Task.isCancelled {
      look()
      do { try await Task.sleep(for: interval) } catch { return }
    }
  }
}
