import Conversation
import Kafka
import LogRuntime
import ServiceHost

/// Reads the conversations' log from its beginning and judges each record, as every service does.
///
/// For people: it takes the whole log into account, and so takes time linear in it.
struct LogReader: Sendable {
  enum Extent: Sendable {
    /// Up to what is there when it begins.
    case present
    case forever
  }

  /// One record, judged.
  struct Entry: Sendable {
    var judged: Judged
    /// Whether it was there before the reading began.
    var isPast: Bool
    /// The state of its conversation after it; nil where there is none.
    var conversation: Conversation?
    /// The record itself, where the reader was asked to keep it.
    var record: RawRecord?
    /// Of a reading by a census: no more of its conversation comes.
    var isLast = false
  }

  var settings: LogSettings
  /// Whether each entry holds a copy of its record.
  var keepsRecords = false
  /// Reads what it holds and nothing else, and lets go of each conversation after its last record.
  var census: LogCensus?

  /// Calls `body` for each record, in the order of each partition, until it gives false.
  ///
  /// `caughtUp` is called once, after the last record that was there when the reading began.
  func read(
    _ extent: Extent, caughtUp: () async throws -> Void = {},
    _ body: (Entry) async throws -> Bool
  ) async throws {
    let consumer = try Consumer(settings.client, group: nil)
    do {
      try await read(extent, consumer, caughtUp, body)
    } catch {
      await consumer.close()
      throw error
    }
    await consumer.close()
  }

  private func read(
    _ extent: Extent, _ consumer: Consumer, _ caughtUp: () async throws -> Void,
    _ body: (Entry) async throws -> Bool
  ) async throws {
    let partitions = try await TopicReader.partitions(of: settings.topics.conversations, settings)
    let marks = try await consumer.watermarks(of: partitions)
    var progress = ReadingProgress(marks)
    var logs = Dictionary(
      uniqueKeysWithValues: marks.keys.map {
        ($0.partition, ConversationLog(partition: $0.partition))
      })
    try await consumer.assign(marks)
    var isPast = true
    while true {
      if isPast, progress.isCaughtUp {
        isPast = false
        try await caughtUp()
        if extent == .present { return }
      }
      let records = try await consumer.nextRecords()
      for index in 0..<records.count {
        let entry = try records.withRecord(at: index) { record in
          var entry = try judge(record, &logs, &progress)
          if keepsRecords { entry?.record = RawRecord(record, in: settings.topics.conversations) }
          return entry
        }
        guard let entry else { continue }
        if try await !body(entry) { return }
      }
    }
  }

  private func judge(
    _ record: borrowing Record, _ logs: inout [Int32: ConversationLog],
    _ progress: inout ReadingProgress
  ) throws -> Entry? {
    let (partition, offset) = (record.partition, record.offset)
    let timestamp = Timestamp(milliseconds: record.timestamp.milliseconds)
    let isPast = progress.reach(partition, offset)
    let place = LogPosition(partition: partition, offset: offset)
    if let census, !census.holds(place, timestamp) { return nil }
    let judged: Judged? = try record.withKey { key in
      try record.withValue { value in
        try logs[partition]?.apply(key: key, value: value, offset: offset, timestamp: timestamp)
      }
    }
    guard let judged else { return nil }
    var entry = Entry(judged: judged, isPast: isPast)
    if let id = judged.conversation {
      entry.conversation = logs[partition]?[id]
      if let census, census.isLast(id, offset) {
        entry.isLast = true
        logs[partition]?.forget(id)
      }
    }
    return entry
  }
}

/// How far a reading is from what was there when it began.
struct ReadingProgress {
  private var ends: [Int32: Int64] = [:]

  init(_ marks: [TopicPartition: Watermarks]) {
    for (partition, mark) in marks where mark.high > mark.low {
      ends[partition.partition] = mark.high
    }
  }

  var isCaughtUp: Bool { ends.isEmpty }

  /// Notes a record; whether it was there when the reading began.
  mutating func reach(_ partition: Int32, _ offset: Int64) -> Bool {
    guard let end = ends[partition] else { return false }
    if offset + 1 >= end { ends[partition] = nil }
    return offset < end
  }
}
