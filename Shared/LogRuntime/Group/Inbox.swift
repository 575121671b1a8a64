internal import Synchronization

/// What reaches a loop from beside it.
enum LoopMessage: Sendable {
  case worked(PartitionKey, WorkDone)
  case appended(PartitionKey, [DecisionOutcome])
  case committed(CommitOutcome)
  case probed(isReachable: Bool)
}

/// Messages for a loop, in order; each rings its bell.
final class Inbox: Sendable {
  private struct State {
    var messages: [LoopMessage] = []
    var wake: (@Sendable () -> Void)?
    var isShutDown = false
  }

  private let state = Mutex(State())

  /// Names the bell to ring from now on, and rings it if anything waits.
  func ring(_ wake: @escaping @Sendable () -> Void) {
    let isWaiting = state.withLock { state in
      state.wake = wake
      return !state.messages.isEmpty || state.isShutDown
    }
    if isWaiting { wake() }
  }

  func put(_ message: LoopMessage) {
    let wake = state.withLock { state in
      state.messages.append(message)
      return state.wake
    }
    wake?()
  }

  /// Whether the service is to end.
  var isShutDown: Bool { state.withLock { $0.isShutDown } }

  func shutDown() {
    let wake = state.withLock { state in
      state.isShutDown = true
      return state.wake
    }
    wake?()
  }

  func take() -> [LoopMessage] {
    state.withLock { state in
      defer { state.messages = [] }
      return state.messages
    }
  }
}
