internal import Synchronization

/// Asks a loop for its readers, from any task: it answers between two batches.
final class ReaderQuestions<Fold: PartitionFold>: Sendable {
  typealias Readers = [Int32: PartitionReader<Fold>]

  private struct State {
    var waiting: [@Sendable (Readers) -> Void] = []
    var wake: (@Sendable () -> Void)?
  }

  /// A loop that does not come by for so long is taken not to answer.
  private static var patience: Duration { .seconds(5) }

  private let state = Mutex(State())

  /// A loop begins, which answers when woken.
  func wake(by wake: @escaping @Sendable () -> Void) {
    state.withLock { $0.wake = wake }
  }

  /// The loop answers all that was asked; `readers` is called only where anything was.
  func answer(_ readers: () -> Readers) {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    guard !waiting.isEmpty else { return }
    let readers = readers()
    for answer in waiting { answer(readers) }
  }

  /// Nil where the loop does not answer in time. `question` must be quick: the loop waits for it.
  private func ask<Value: Sendable>(
    _ question: @escaping @Sendable (Readers) -> Value
  ) async -> Value? {
    await Race.first(within: Self.patience) { [self] in
      let finish = Finish<Value>()
      let wake = state.withLock { state in
        state.waiting.append { finish.resume(question($0)) }
        return state.wake
      }
      wake?()
      return await finish.value()
    } ?? nil
  }

  func states(of partition: Int32?) async -> [PartitionState]? {
    let held = await ask { readers in
      readers.filter { $0.value.standing == .live }.keys.sorted()
    }
    guard let held else { return nil }
    var states: [PartitionState] = []
    for place in held where partition == nil || partition == place {
      // Copied within the loop, which takes no time; looked through beside it.
      let copy = await ask { readers in
        readers[place].map {
          (fold: $0.fold, nextOffset: $0.nextOffset, isLive: $0.standing == .live)
        }
      }
      guard let copy else { return nil }
      guard let reader = copy, reader.isLive else { continue }
      states.append(
        PartitionState(
          partition: place, nextOffset: reader.nextOffset, count: reader.fold.count,
          stateHash: reader.fold.stateHash))
    }
    return states
  }
}
