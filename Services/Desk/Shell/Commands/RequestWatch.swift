import Conversation
import Synchronization

/// Lets agents who asked for work wait for what they are given.
final class RequestWatch: Sendable {
  enum Answer: Sendable, Equatable {
    /// The reservation that answers the request.
    case granted(EventID)
    case nothing
  }

  private let waiting = Mutex<[EventID: AsyncStream<Answer>.Continuation]>([:])

  /// Begin it before the request is appended, so that no answer is missed.
  func begin(_ request: EventID) -> AsyncStream<Answer> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Answer.self, bufferingPolicy: .bufferingOldest(1))
    waiting.withLock { $0[request] = continuation }
    return stream
  }

  func end(_ request: EventID) {
    waiting.withLock { $0.removeValue(forKey: request) }?.finish()
  }

  func answered(_ request: EventID, _ answer: Answer) {
    let waiter = waiting.withLock { $0[request] }
    waiter?.yield(answer)
    waiter?.finish()
  }
}
