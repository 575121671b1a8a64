public import Conversation
internal import Kafka
public import Logging
public import ServiceLifecycle

/// Reads a small topic from its beginning, and then what is appended to it: for what every process has to know all of.
///
/// It survives the broker's absence, and ends only at a graceful shutdown.
public final class WholeTopicReader: Service, ReadinessReporting {
  /// One record.
  public struct Entry: Sendable {
    public var partition: Int32
    public var offset: Int64
    /// The broker's.
    public var timestamp: Timestamp
    public var value: [UInt8]?
  }

  /// What a reader finds, in order; of one task.
  public struct Takers: Sendable {
    var take: @Sendable ([Entry]) async -> Void
    var caughtUp: @Sendable () async -> Void
    var beginsAnew: @Sendable () async -> Void

    /// - Parameters:
    ///   - take: records as they follow each other in the partitions.
    ///   - caughtUp: all that was there when the reading began is taken.
    ///   - beginsAnew: the topic is another one than before; all of it follows.
    public init(
      take: @escaping @Sendable ([Entry]) async -> Void,
      caughtUp: @escaping @Sendable () async -> Void,
      beginsAnew: @escaping @Sendable () async -> Void
    ) {
      self.take = take
      self.caughtUp = caughtUp
      self.beginsAnew = beginsAnew
    }
  }

  private let settings: LogSettings
  private let topic: String
  private let logger: Logger
  private let takers: Takers
  private let readiness: ReadinessCell

  public init(_ settings: LogSettings, topic: String, logger: Logger, _ takers: Takers) {
    self.settings = settings
    self.topic = topic
    self.logger = logger
    self.takers = takers
    readiness = ReadinessCell("it has not read \(topic) yet")
  }

  public var notReadyReason: String? { readiness.reason }

  public func onReadiness(_ tell: @escaping @Sendable (String?) -> Void) {
    readiness.listen(tell)
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      var next: [Int32: Int64] = [:]
      var pause = Pause()
      while !Task.isCancelled {
        do {
          try await read(&next)
          pause = Pause()
        } catch  where Task.isCancelled {
          return
        } catch {
          logger.debug(
            "A topic cannot be read", metadata: ["topic": "\(topic)", "error": "\(error)"])
        }
        await pause.wait()
      }
    }
  }

  /// Reads until there is trouble that does not mend itself; `next` says where to go on.
  private func read(_ next: inout [Int32: Int64]) async throws {
    let description = try await Administrator(settings.client).topic(topic, timeout: .seconds(5))
    let count = Int32(description?.partitionCount ?? 0)
    guard count > 0 else { return await isMissing() }
    let consumer = try Consumer(settings.client, group: nil)
    do {
      var awaited = try await begin(consumer, count, &next)
      while true {
        if await isDone(next, &awaited) { readiness.set(nil) }
        try await take(from: consumer, &next)
      }
    } catch {
      await consumer.close()
      throw error
    }
  }

  /// Nobody makes topics in passing: until somebody makes it, there is nothing in it.
  private func isMissing() async {
    if readiness.reason != nil {
      logger.notice(
        "A topic is missing, and read once it is there: `baton topics apply` makes it",
        metadata: ["topic": "\(topic)"])
      await takers.caughtUp()
      readiness.set(nil)
    }
    try? await Task.sleep(for: .seconds(5))
  }

  /// Where the partitions ended when the reading began.
  private func begin(
    _ consumer: Consumer, _ count: Int32, _ next: inout [Int32: Int64]
  ) async throws -> [Int32: Int64]? {
    let places = (0..<count).map { TopicPartition(topic, $0) }
    let marks = try await consumer.watermarks(of: places)
    let isAnother = places.contains { place in
      next[place.partition, default: 0] > marks[place]?.high ?? 0
    }
    if isAnother {
      next = [:]
      await takers.beginsAnew()
    }
    for place in places {
      next[place.partition] = max(next[place.partition] ?? 0, marks[place]?.low ?? 0)
    }
    try await consumer.assign(
      places.map { PartitionStart($0, from: .offset(next[$0.partition] ?? 0)) })
    return places.reduce(into: [:]) { $0[$1.partition] = marks[$1]?.high ?? 0 }
  }

  /// Whether all is taken that was there; told once.
  private func isDone(_ next: [Int32: Int64], _ awaited: inout [Int32: Int64]?) async -> Bool {
    guard let wanted = awaited, wanted.allSatisfy({ next[$0.key, default: 0] >= $0.value }) else {
      return awaited == nil
    }
    awaited = nil
    await takers.caughtUp()
    return true
  }

  private func take(from consumer: Consumer, _ next: inout [Int32: Int64]) async throws {
    let events = try await consumer.next()
    if case .failed(let error, _)? = events.event, error.remedy != .retry { throw error }
    var entries: [Entry] = []
    events.records.forEach { record in
      next[record.partition] = record.offset + 1
      entries.append(
        Entry(
          partition: record.partition, offset: record.offset,
          timestamp: Timestamp(milliseconds: record.timestamp.milliseconds), value: record.value))
    }
    if !entries.isEmpty { await takers.take(entries) }
  }
}
