internal import Synchronization

/// Something that a process needs before it can do its work, and that may fail it for a while.
public protocol ReadinessReporting: Sendable {
  /// Why it cannot do its work now, for `/readyz` and a person; nil where it can.
  var notReadyReason: String? { get }

  /// Calls `tell` with `notReadyReason` now, and whenever it changes. `tell` must be quick.
  func onReadiness(_ tell: @escaping @Sendable (String?) -> Void)
}

/// A reason that others watch.
final class ReadinessCell: Sendable {
  private struct State {
    var reason: String?
    var listeners: [@Sendable (String?) -> Void] = []
  }

  private let state: Mutex<State>

  init(_ reason: String?) {
    state = Mutex(State(reason: reason))
  }

  var reason: String? { state.withLock { $0.reason } }

  func set(_ reason: String?) {
    let listeners = state.withLock { state in
      defer { state.reason = reason }
      return state.reason == reason ? [] : state.listeners
    }
    for tell in listeners { tell(reason) }
  }

  func listen(_ tell: @escaping @Sendable (String?) -> Void) {
    let reason = state.withLock { state in
      state.listeners.append(tell)
      return state.reason
    }
    tell(reason)
  }
}
