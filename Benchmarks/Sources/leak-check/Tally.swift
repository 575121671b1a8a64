import Conversation
import Synchronization

/// How many records were folded, and how many messages were answered.
final class Tally: Sendable {
  private struct State {
    var folded = 0
    var answered = 0
    var waiter: (count: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  private let state = Mutex(State())

  var folded: Int { state.withLock { $0.folded } }

  func folded(_ judged: Judged) {
    state.withLock { state in
      state.folded += 1
      guard judged.verdict.isEffective, case .messageSent(let body)? = judged.event?.body else {
        return
      }
      state.answered += body.covers.count
      guard let waiter = state.waiter, state.answered >= waiter.count else { return }
      state.waiter = nil
      waiter.continuation.resume()
    }
  }

  /// Waits until so many messages in all are answered. One waits at a time.
  func answers(_ count: Int) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.answered >= count {
          continuation.resume()
        } else {
          state.waiter = (count, continuation)
        }
      }
    }
  }
}
