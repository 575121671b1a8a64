import Conversation
import Synchronization

/// How a person's event was judged, and where.
struct Judgement: Sendable, Equatable {
  var partition: Int32
  var offset: Int64
  /// Why it is void; nil where it is effective.
  var reason: String?
  /// The offset of the first record of the same id, where this one repeats it.
  var repeats: Int64?
}

/// Lets callers wait until the read model holds what they wait for: the verdict on an event, or a
/// place in a partition.
final class FoldWatch: Sendable {
  private struct State {
    var next: [Int32: Int64] = [:]
    var verdicts: [EventID: [Int: AsyncStream<Judgement>.Continuation]] = [:]
    var places: [Int: (partition: Int32, offset: Int64, done: AsyncStream<Bool>.Continuation)] = [:]
    var lastWaiter = 0
  }

  private let state = Mutex(State())

  /// Told after a stretch is written.
  func folded(partition: Int32, next: Int64, _ judgements: [(EventID, Judgement)]) {
    let resume = state.withLock { state -> [() -> Void] in
      state.next[partition] = max(next, state.next[partition] ?? 0)
      var resume: [() -> Void] = []
      for (event, judgement) in judgements {
        for waiter in state.verdicts[event, default: [:]].values {
          resume.append { waiter.yield(judgement) }
        }
      }
      for place in state.places.values where place.partition == partition && place.offset < next {
        resume.append { place.done.yield(true) }
      }
      return resume
    }
    for waiter in resume { waiter() }
  }

  /// A wait for the verdict on an event; begin it before the event is appended, so that none is missed.
  func verdict(on event: EventID) -> Wait<Judgement> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Judgement.self, bufferingPolicy: .bufferingOldest(1))
    let id = state.withLock { state in
      state.lastWaiter += 1
      state.verdicts[event, default: [:]][state.lastWaiter] = continuation
      return state.lastWaiter
    }
    return Wait(stream: stream) { [weak self] in
      self?.state.withLock { state in
        state.verdicts[event]?[id] = nil
        if state.verdicts[event]?.isEmpty == true { state.verdicts[event] = nil }
      }
    }
  }

  /// Whether the offset is folded, at the latest after the time given.
  func reaches(partition: Int32, offset: Int64, within time: Duration) async -> Bool {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Bool.self, bufferingPolicy: .bufferingOldest(1))
    let id = state.withLock { state -> Int? in
      if let next = state.next[partition], next > offset { return nil }
      state.lastWaiter += 1
      state.places[state.lastWaiter] = (partition, offset, continuation)
      return state.lastWaiter
    }
    guard let id else { return true }
    let wait = Wait(stream: stream) { [weak self] in
      self?.state.withLock { _ = $0.places.removeValue(forKey: id) }
    }
    return await wait.value(within: time) ?? false
  }
}

/// One value that comes later, or not in time.
struct Wait<Value: Sendable>: Sendable {
  fileprivate let stream: AsyncStream<Value>
  fileprivate let forget: @Sendable () -> Void

  /// Nil when the time is over first.
  func value(within time: Duration) async -> Value? {
    defer { forget() }
    return await withTaskGroup(of: Value?.self) { group in
      group.addTask {
        for await value in stream { return value }
        return nil
      }
      group.addTask {
        try? await Task.sleep(for: time)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  /// Ends the wait without an answer.
  func cancel() { forget() }
}
