import Conversation
import Kafka
import LogRuntime
import ServiceHost

/// Which conversations have a record in a span of time, and where each has its last one before the
/// span's end: with that, nothing of a conversation need be held once it was read.
struct LogCensus: Sendable {
  private struct Mark: Sendable {
    var last: Int64
    var isWanted: Bool
  }

  let from: Timestamp
  /// Exclusive.
  let to: Timestamp
  private var marks: [ConversationID: Mark] = [:]
  /// After the last record that was read, by partition.
  private var ends: [Int32: Int64] = [:]

  init(from: Timestamp, to: Timestamp) {
    self.from = from
    self.to = to
  }

  /// Reads the keys of the whole log.
  static func read(
    _ settings: LogSettings, from: Timestamp, to: Timestamp
  ) async throws -> LogCensus {
    var census = LogCensus(from: from, to: to)
    try await TopicReader(settings: settings, topic: settings.topics.conversations).scan { record in
      let id: ConversationID? = record.withKey { key in
        if let key { ConversationID(key: key) } else { nil }
      }
      census.note(
        id, LogPosition(partition: record.partition, offset: record.offset),
        Timestamp(milliseconds: record.timestamp.milliseconds))
    }
    return census
  }

  mutating func note(_ id: ConversationID?, _ place: LogPosition, _ time: Timestamp) {
    ends[place.partition] = place.offset + 1
    guard let id, !id.isZero, time < to else { return }
    marks[id, default: Mark(last: 0, isWanted: false)].last = place.offset
    if time >= from { marks[id]?.isWanted = true }
  }

  /// How many conversations have a record in the span.
  var wanted: Int { marks.values.count { $0.isWanted } }

  func isWanted(_ id: ConversationID) -> Bool { marks[id]?.isWanted == true }

  /// Whether the record is one of those counted, and before the span's end.
  func holds(_ place: LogPosition, _ time: Timestamp) -> Bool {
    time < to && place.offset < ends[place.partition] ?? 0
  }

  func isLast(_ id: ConversationID, _ offset: Int64) -> Bool { marks[id]?.last == offset }
}
