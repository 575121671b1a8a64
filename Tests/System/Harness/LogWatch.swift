import Conversation
import Foundation
import LogRuntime
import Synchronization

@testable import Baton

/// The conversations' log from its beginning, judged as it is written.
final class LogWatch: Sendable {
  private struct State {
    var records: [Judged] = []
    var conversations: [ConversationID: Conversation] = [:]
    var forgotten: Set<ConversationID> = []
    var limbo: [String] = []
    var listeners: [Int: AsyncStream<Judged>.Continuation] = [:]
    var listenersSoFar = 0
  }

  private let state = Mutex(State())

  /// Reads until the tests' process ends.
  init(_ baton: BatonUp) async throws {
    let reader = LogReader(settings: try await baton.logSettings)
    Task {
      do {
        try await reader.read(.forever) { [self] entry in
          add(entry)
          return true
        }
      } catch {
        finish()
      }
    }
  }

  /// Every record so far, in the order of each partition.
  var records: [Judged] { state.withLock { $0.records } }

  /// How many records there are so far.
  var count: Int { state.withLock { $0.records.count } }

  /// Conversations that the log has forgotten, long after their end.
  var forgotten: Set<ConversationID> { state.withLock { $0.forgotten } }

  /// Every conversation as it stands now, or stood before it was forgotten.
  var conversations: [ConversationID: Conversation] { state.withLock { $0.conversations } }

  /// The records after which a conversation had nobody, or no deadline.
  var limbo: [String] { state.withLock { $0.limbo } }

  /// The records of one conversation so far, those without an effect too.
  func records(of conversation: String) -> [Judged] {
    records.filter { $0.conversation?.description == conversation }
  }

  /// The first record of all that fulfils the condition, whether there already or still to come.
  ///
  /// Throws if none comes within a minute.
  @discardableResult
  func first(_ what: String, where isWanted: (Judged) -> Bool) async throws -> Judged {
    let (number, records, continuation) = listen()
    let limit = Task {
      try await Task.sleep(for: .seconds(60))
      continuation.finish()
    }
    defer {
      limit.cancel()
      state.withLock { $0.listeners[number] = nil }
    }
    for await record in records where isWanted(record) { return record }
    throw HarnessError("not in the log within a minute: \(what)")
  }

  /// Waits for an effective event of that name in one conversation.
  @discardableResult
  func first(_ name: String, in conversation: String) async throws -> Judged {
    try await first("\(name) in \(conversation)") {
      $0.conversation?.description == conversation && $0.isEffective(name)
    }
  }

  /// Waits until each of these messages has its outcome.
  func settled(_ messages: [String]) async throws {
    var open = Set(messages)
    guard !open.isEmpty else { return }
    try await first("outcomes of \(messages.count) messages") { record in
      guard record.verdict.isEffective else { return false }
      for outcome in record.outcomes { open.remove(outcome.message.description) }
      return open.isEmpty
    }
  }

  private func listen() -> (Int, AsyncStream<Judged>, AsyncStream<Judged>.Continuation) {
    let (stream, continuation) = AsyncStream.makeStream(of: Judged.self)
    let number = state.withLock { state in
      for record in state.records { continuation.yield(record) }
      state.listenersSoFar += 1
      state.listeners[state.listenersSoFar] = continuation
      return state.listenersSoFar
    }
    return (number, stream, continuation)
  }

  private func add(_ entry: LogReader.Entry) {
    let record = entry.judged
    state.withLock { state in
      state.records.append(record)
      if let conversation = entry.conversation {
        state.conversations[conversation.id] = conversation
        state.forgotten.remove(conversation.id)
        if conversation.isInLimbo {
          state.limbo.append("\(conversation.id) after \(record.partition)-\(record.offset)")
        }
      } else if let id = record.conversation, state.conversations[id] != nil {
        state.forgotten.insert(id)
      }
      for listener in state.listeners.values { listener.yield(record) }
    }
  }

  private func finish() {
    state.withLock { state in
      for listener in state.listeners.values { listener.finish() }
    }
  }
}

extension Judged {
  func isEffective(_ name: String) -> Bool {
    verdict.isEffective && event?.body.name == name
  }

  /// What a person, the bot or the system said, if that is what it is and it counts.
  var said: MessageSent? {
    guard verdict.isEffective, case .messageSent(let body)? = event?.body else { return nil }
    return body
  }

  /// Whether it is a message that `baton load` sent.
  var isFromLoad: Bool {
    guard case .messageReceived(let body)? = event?.body else { return false }
    return body.address.channel == "load"
  }
}
