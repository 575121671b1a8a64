internal import Conversation
internal import IntakeCore
internal import Synchronization

/// What the pages of web chats are shown, who is reading, and which gateway a conversation is of.
///
/// Fed by the tail of the conversations' log, one record at a time.
final class ChatStreams: Sendable {
  private let state = Mutex(ChatState())

  func withState<Value: Sendable>(_ body: (inout sending ChatState) -> sending Value) -> Value {
    state.withLock(body)
  }

  // MARK: Fed by the tail

  /// Takes one record, `after` being its conversation's state with it; nil if that is forgotten.
  func record(_ judged: Judged, after: Conversation?) {
    let bells = state.withLock { state -> [AsyncStream<Void>.Continuation] in
      state.nextOffsets[judged.partition] = judged.offset + 1
      guard let id = judged.conversation else { return [] }
      guard let after else {
        state.forget(id)
        return []
      }
      return state.take(judged, after)
    }
    for bell in bells { bell.yield() }
  }

  /// Everything that was in the log at the start is folded.
  func caughtUp() {
    let bells = state.withLock { state in
      state.hasCaughtUp = true
      return state.readers.values.flatMap(\.values)
    }
    for bell in bells { bell.yield() }
  }

  /// The partition is folded anew: what pages were shown of it is told again from its beginning.
  func restart(_ partition: Int32) {
    state.withLock { state in
      state.nextOffsets[partition] = nil
      for (id, track) in state.tracks where track.items.first?.position.partition == partition {
        state.tracks[id]?.beginAnew()
      }
    }
  }

  // MARK: Asked by requests

  /// Whose conversation this is; nil if it is not known.
  func source(of conversation: ConversationID) -> ChatState.Source? {
    state.withLock { $0.sources[conversation] }
  }

  /// In which conversation this message was sent; nil if it is not known.
  func conversation(ofSent message: EventID) -> ConversationID? {
    state.withLock { $0.sent[message] }
  }

  /// A reader of one conversation: rung whenever there may be something to read, and regularly.
  func attend(_ conversation: ConversationID) -> AsyncStream<Void> {
    let (bell, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let reader = state.withLock { state -> Int? in
      guard !state.isClosed else { return nil }
      state.nextReader += 1
      state.readers[conversation, default: [:]][state.nextReader] = continuation
      return state.nextReader
    }
    guard let reader else {
      continuation.finish()
      return bell
    }
    continuation.onTermination = { [weak self] _ in self?.leave(conversation, reader) }
    continuation.yield()
    return bell
  }

  /// What a reader has not been shown yet; nil while that cannot be said, because its place in the
  /// log is not folded.
  func read(_ conversation: ConversationID, _ cursor: StreamCursor) -> StreamCursor.Page? {
    state.withLock { state in
      guard state.hasCaughtUp else { return nil }
      if let last = cursor.unplaced, last.offset >= state.nextOffsets[last.partition] ?? .max {
        return nil
      }
      return cursor.page(of: state.tracks[conversation] ?? StreamTrack())
    }
  }

  /// Rings every reader, so that each shows that its line is alive.
  func beat() {
    let bells = state.withLock { $0.readers.values.flatMap(\.values) }
    for bell in bells { bell.yield() }
  }

  /// Ends all readers.
  func close() {
    let bells = state.withLock { state in
      state.isClosed = true
      defer { state.readers = [:] }
      return state.readers.values.flatMap(\.values)
    }
    for bell in bells { bell.finish() }
  }

  private func leave(_ conversation: ConversationID, _ reader: Int) {
    state.withLock { state in
      state.readers[conversation]?[reader] = nil
      guard state.readers[conversation]?.isEmpty == true else { return }
      state.readers[conversation] = nil
      state.typing[conversation] = nil
      if state.tracks[conversation]?.items.isEmpty == true { state.tracks[conversation] = nil }
    }
  }
}
