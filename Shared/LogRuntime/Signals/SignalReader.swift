public import Conversation
internal import Kafka
public import Logging
public import ServiceLifecycle

/// Reads `baton.signals` as it is written: what was written before, or while it cannot be read, is
/// of no interest.
public struct SignalReader: Service {
  public typealias Take = @Sendable (ConversationID, TypingSignal) async -> Void

  private let settings: LogSettings
  private let logger: Logger
  private let take: Take

  public init(_ settings: LogSettings, logger: Logger, take: @escaping Take) {
    self.settings = settings
    self.logger = logger
    self.take = take
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await read()
        } catch {
          logger.debug("Signals cannot be read", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  private func read() async throws {
    let topic = settings.topics.signals
    let description = try await Administrator(settings.client).topic(topic, timeout: .seconds(5))
    let count = Int32(description?.partitionCount ?? 0)
    guard count > 0 else { return }
    let consumer = try Consumer(settings.client, group: nil)
    do {
      try await consumer.assign(
        (0..<count).map { PartitionStart(TopicPartition(topic, $0), from: .end) })
      while true { try await take(from: consumer) }
    } catch {
      await consumer.close()
      throw error
    }
  }

  private func take(from consumer: Consumer) async throws {
    let events = try await consumer.next()
    if case .failed(let error, _)? = events.event, error.remedy != .retry { throw error }
    var signals: [(ConversationID, TypingSignal)] = []
    events.records.forEach { record in
      let id = record.withKey { key -> ConversationID? in
        guard let key else { return nil }
        return ConversationID(key: key)
      }
      guard let id, let signal = record.value.flatMap({ TypingSignal(value: $0) })
      else { return }
      signals.append((id, signal))
    }
    for (id, signal) in signals { await take(id, signal) }
  }
}
