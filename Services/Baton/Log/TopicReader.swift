import Conversation
import Kafka
import LogRuntime
import ServiceHost

/// One record as it lies in a topic, copied.
struct RawRecord: Equatable, Sendable {
  var topic: String
  var partition: Int32
  var offset: Int64
  var timestamp: Timestamp
  var key: [UInt8]?
  var value: [UInt8]?
  var headers: [Header] = []

  var position: LogPosition { LogPosition(partition: partition, offset: offset) }
}

/// Reads one topic from its beginning up to what is there now.
struct TopicReader: Sendable {
  var settings: LogSettings
  var topic: String

  /// Calls `body` for each record, in the order of each partition, until it gives false.
  func read(_ body: (RawRecord) async throws -> Bool) async throws {
    let places = try await Self.partitions(of: topic, settings)
    let consumer = try Consumer(settings.client, group: nil)
    do {
      try await read(places, consumer, body)
    } catch {
      await consumer.close()
      throw error
    }
    await consumer.close()
  }

  private func read(
    _ places: [TopicPartition], _ consumer: Consumer, _ body: (RawRecord) async throws -> Bool
  ) async throws {
    let marks = try await consumer.watermarks(of: places)
    var progress = ReadingProgress(marks)
    try await consumer.assign(marks)
    while !progress.isCaughtUp {
      let records = try await consumer.nextRecords()
      for index in 0..<records.count {
        let record = records.withRecord(at: index) { RawRecord($0, in: topic) }
        guard progress.reach(record.partition, record.offset) else { continue }
        if try await !body(record) { return }
      }
    }
  }

  /// Calls `body` for each record where it lies, in the order of each partition.
  func scan(_ body: (borrowing Record) throws -> Void) async throws {
    let places = try await Self.partitions(of: topic, settings)
    let consumer = try Consumer(settings.client, group: nil)
    do {
      try await scan(places, consumer, body)
    } catch {
      await consumer.close()
      throw error
    }
    await consumer.close()
  }

  private func scan(
    _ places: [TopicPartition], _ consumer: Consumer, _ body: (borrowing Record) throws -> Void
  ) async throws {
    let marks = try await consumer.watermarks(of: places)
    var progress = ReadingProgress(marks)
    try await consumer.assign(marks)
    while !progress.isCaughtUp {
      let records = try await consumer.nextRecords()
      for index in 0..<records.count {
        try records.withRecord(at: index) { record in
          guard progress.reach(record.partition, record.offset) else { return }
          try body(record)
        }
      }
    }
  }

  /// - Throws: a failure that says how to make the topic, where there is none.
  static func partitions(of name: String, _ settings: LogSettings) async throws -> [TopicPartition]
  {
    let administrator = try Administrator(settings.client)
    let topic: TopicDescription?
    do {
      topic = try await administrator.topic(name, timeout: .seconds(5))
    } catch {
      throw CommandFailure.unreachable(settings.client.bootstrapServers, error)
    }
    guard let topic, topic.partitionCount > 0 else {
      throw CommandFailure(
        .configuration, "There is no topic \(name). Make it: baton topics apply")
    }
    return topic.partitions.map { TopicPartition(topic.name, $0.id) }
  }
}

extension RawRecord {
  init(_ record: borrowing Record, in topic: String) {
    self.topic = topic
    partition = record.partition
    offset = record.offset
    timestamp = Timestamp(milliseconds: record.timestamp.milliseconds)
    key = record.key
    value = record.value
    headers = record.headers
  }
}

extension Consumer {
  /// Begins with the first record that each partition holds.
  func assign(_ marks: [TopicPartition: Watermarks]) async throws {
    try await assign(
      marks.sorted { $0.key < $1.key }.map { PartitionStart($0.key, from: .offset($0.value.low)) })
  }

  /// - Throws: `KafkaError`, but for one that passes.
  func nextRecords() async throws -> RecordBatch {
    let events = try await next()
    if case .failed(let error, _)? = events.event, error.remedy != .retry { throw error }
    return events.records
  }
}
