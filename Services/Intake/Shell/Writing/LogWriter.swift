internal import Conversation
internal import Crypto
internal import IntakeCore
internal import LogRuntime
internal import Synchronization
internal import Web

/// Appends what customers do, and knows what this instance appended of late.
final class LogWriter: Sendable {
  enum Failure: Error, Equatable {
    /// The same id was sent before with other content.
    case conflict
    /// The log does not take it now.
    case unavailable
    /// The log never takes it.
    case refused
  }

  /// Writes that are remembered at least.
  private static let remembered = 50_000
  private let appender: Appender
  private let topics: Topics
  /// A caller waits that long for durability, then is asked to come back.
  private let patience: Duration
  private let metrics = WriteMetrics()
  private let signals = Throttle<ConversationID>(perSecond: 0.5, burst: 2)
  private let memory = Mutex(WriteMemory(capacity: remembered))

  init(_ appender: Appender, _ topics: Topics, patience: Duration = .seconds(10)) {
    self.appender = appender
    self.topics = topics
    self.patience = patience
  }

  /// Returns where the event is, once it is durable.
  ///
  /// - Parameter content: everything that a repeat under the same id may not change.
  func write(
    _ event: Event, content: [String], traceparent: String?
  ) async throws(Failure) -> WriteMemory.Place {
    let digest = Self.digest(of: content)
    switch memory.withLock({ $0.find(event.id, content: digest) }) {
    case .repeated(let place):
      metrics.repeated()
      return place
    case .conflict: throw .conflict
    case .new: break
    }
    let start = ContinuousClock.now
    let place = try await append(Proposal(event, topics, traceparent: traceparent))
    metrics.written(event.body.name, in: ContinuousClock.now - start)
    memory.withLock { $0.remember(event.id, content: digest, at: place) }
    return place
  }

  /// Tells that somebody types; neither repeated nor missed where it fails.
  func tell(_ signal: TypingSignal, of conversation: ConversationID) async {
    guard signals.admits(conversation),
      let proposal = try? Proposal(signal, of: conversation, topics)
    else { return }
    _ = try? await appender.append([proposal], within: .seconds(1))
  }

  private func append(_ proposal: Proposal) async throws(Failure) -> WriteMemory.Place {
    do {
      let positions = try await appender.append([proposal], within: patience)
      guard let position = positions.first else { throw Failure.unavailable }
      return WriteMemory.Place(partition: position.partition, offset: position.offset)
    } catch AppendError.refused {
      throw .refused
    } catch {
      metrics.unavailable()
      throw .unavailable
    }
  }

  /// SHA-256 of the fields, each after its length.
  private static func digest(of content: [String]) -> [UInt8] {
    var hash = SHA256()
    for field in content {
      let bytes = Array(field.utf8)
      withUnsafeBytes(of: UInt64(bytes.count)) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }
    return Array(hash.finalize())
  }
}
