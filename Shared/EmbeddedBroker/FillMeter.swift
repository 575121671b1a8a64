import Kafka
import Synchronization

/// Reads everything that is written to the embedded broker, and adds up its size: the mock cluster
/// does not say how full it is.
final class FillMeter: Sendable {
  /// What a record takes besides key, value and headers: its own fields, and those of its batch,
  /// which it is assumed to have for itself.
  private static let overhead = 90

  fileprivate struct Content {
    var bytes = 0
    var records = 0
    var hasLost = false
  }

  private let consumer: Consumer
  private let contents: Mutex<[TopicPartition: Content]>
  private let reading = Mutex<Task<Void, Never>?>(nil)
  private let watchers = Mutex<[Int: AsyncStream<Void>.Continuation]?>([:])
  private let watcherCount = Atomic<Int>(0)

  static func start(
    _ configuration: ClientConfiguration, topics: [NewTopic]
  ) async throws(KafkaError) -> FillMeter {
    let partitions = topics.flatMap { topic in
      (0..<topic.partitions).map { TopicPartition(topic.name, $0) }
    }
    // What comes meanwhile is not seen in time to refuse it.
    let patient = configuration.with([
      "fetch.wait.max.ms": "100", "queued.min.messages": "1000",
    ])
    let meter = FillMeter(try Consumer(patient, group: nil), partitions)
    try await meter.consumer.assign(partitions.map { PartitionStart($0, from: .offset(0)) })
    meter.begin()
    return meter
  }

  private init(_ consumer: Consumer, _ partitions: [TopicPartition]) {
    self.consumer = consumer
    contents = Mutex(
      Dictionary(partitions.map { ($0, Content()) }, uniquingKeysWith: { first, _ in first }))
  }

  private func begin() {
    reading.withLock { $0 = Task { await read() } }
  }

  var fill: [TopicPartition: Double] {
    contents.withLock { contents in
      contents.mapValues { content in
        guard !content.hasLost else { return 1 }
        let bytes = Double(content.bytes) / Double(EmbeddedBroker.partitionBytes)
        let batches = Double(content.records) / Double(EmbeddedBroker.partitionBatches)
        return min(max(bytes, batches), 1)
      }
    }
  }

  private func read() async {
    while let events = try? await consumer.next() {
      contents.withLock { contents in
        events.records.forEach { record in contents[record.topicPartition]?.add(record) }
        // The position is not kept any more: the broker was faster than this reader.
        if case .failed(let error, let partition?) = events.event, error.remedy == .reposition {
          contents[partition]?.hasLost = true
        }
      }
      for watcher in watchers.withLock({ Array(($0 ?? [:]).values) }) { watcher.yield() }
    }
    let last = watchers.withLock { watchers in
      defer { watchers = nil }
      return Array((watchers ?? [:]).values)
    }
    for watcher in last { watcher.finish() }
  }

  /// One element each time that `fill` may have changed.
  func looks() -> AsyncStream<Void>.Iterator {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let id = watcherCount.wrappingAdd(1, ordering: .relaxed).newValue
    continuation.onTermination = { [weak self] _ in
      self?.watchers.withLock { _ = $0?.removeValue(forKey: id) }
    }
    let isRunning = watchers.withLock { watchers in
      watchers?[id] = continuation
      return watchers != nil
    }
    if !isRunning { continuation.finish() }
    return stream.makeAsyncIterator()
  }

  func stop() async {
    await consumer.close()
    await reading.withLock { $0 }?.value
  }
}

extension FillMeter.Content {
  fileprivate mutating func add(_ record: borrowing Record) {
    records += 1
    bytes += FillMeter.size(of: record)
  }
}

extension FillMeter {
  fileprivate static func size(of record: borrowing Record) -> Int {
    let key = record.withKey { $0?.byteCount ?? 0 }
    let value = record.withValue { $0?.byteCount ?? 0 }
    let headers = record.headers.reduce(0) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) + 4 }
    return overhead + key + value + headers
  }
}
