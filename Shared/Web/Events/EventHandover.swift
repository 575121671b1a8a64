internal import Synchronization

/// Passes events from those who have them to the one who writes them, one at a time: who sends waits
/// until the event is taken, so that a slow reader slows its sender and nothing piles up.
final class EventHandover: Sendable {
  private enum Slot {
    case empty
    case waitingForEvent(CheckedContinuation<ServerSentEvent?, Never>)
    case closed
  }

  private struct Sender {
    var id: Int
    var event: ServerSentEvent
    var taken: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var slot = Slot.empty
    var senders: [Sender] = []
    var nextSender = 0
  }

  private let state = Mutex(State())

  /// Returns once the event is taken.
  ///
  /// - Throws: `CancellationError` when the stream has ended or the task is cancelled.
  func send(_ event: ServerSentEvent) async throws {
    let id = state.withLock { state in
      state.nextSender += 1
      return state.nextSender
    }
    let taken = await withTaskCancellationHandler {
      await withCheckedContinuation { offer(event, id, $0) }
    } onCancel: {
      withdraw(id)
    }
    if !taken { throw CancellationError() }
  }

  private func offer(_ event: ServerSentEvent, _ id: Int, _ taken: CheckedContinuation<Bool, Never>)
  {
    let resume: (() -> Void)? = state.withLock { state in
      switch state.slot {
      case .closed: return { taken.resume(returning: false) }
      case .waitingForEvent(let taker):
        state.slot = .empty
        return {
          taker.resume(returning: event)
          taken.resume(returning: true)
        }
      case .empty:
        if Task.isCancelled { return { taken.resume(returning: false) } }
        state.senders.append(Sender(id: id, event: event, taken: taken))
        return nil
      }
    }
    resume?()
  }

  private func withdraw(_ id: Int) {
    let sender = state.withLock { state -> Sender? in
      state.senders.firstIndex { $0.id == id }.map { state.senders.remove(at: $0) }
    }
    sender?.taken.resume(returning: false)
  }

  /// The next event; nil when the stream has ended. For one reader.
  func next() async -> ServerSentEvent? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { taker in
        let resume: (() -> Void)? = state.withLock { state in
          if case .closed = state.slot { return { taker.resume(returning: nil) } }
          guard !state.senders.isEmpty else {
            state.slot = .waitingForEvent(taker)
            return nil
          }
          let sender = state.senders.removeFirst()
          return {
            taker.resume(returning: sender.event)
            sender.taken.resume(returning: true)
          }
        }
        resume?()
      }
    } onCancel: {
      close()
    }
  }

  /// Ends the stream for its reader and for everybody who sends.
  func close() {
    let (taker, senders) = state.withLock { state in
      var taker: CheckedContinuation<ServerSentEvent?, Never>?
      if case .waitingForEvent(let waiting) = state.slot { taker = waiting }
      state.slot = .closed
      defer { state.senders = [] }
      return (taker, state.senders)
    }
    taker?.resume(returning: nil)
    for sender in senders { sender.taken.resume(returning: false) }
  }
}
