import Conversation
import LogRuntime
import ServiceHost

/// Some conversations of the log, each with all its records: a state stands on everything before.
struct ReplaySpan: Sendable {
  enum Selection: Sendable {
    case conversation(prefix: String)
    /// Those with a record in that time; up to `to`, exclusive.
    case span(from: Timestamp, to: Timestamp)
  }

  /// By id.
  var conversations: [ConversationRecords]
  var selection: Selection

  /// Takes memory linear in the records of those conversations.
  static func read(_ settings: LogSettings, _ selection: Selection) async throws -> ReplaySpan {
    switch selection {
    case .conversation(let prefix):
      let one = try await ConversationRecords.read(prefix: prefix, settings)
      return ReplaySpan(conversations: [one], selection: selection)
    case .span(let from, let to):
      var found: [ConversationID: ConversationRecords] = [:]
      try await LogReader(settings: settings, keepsRecords: true).read(.present) { entry in
        if let id = entry.judged.conversation, !id.isZero, entry.judged.timestamp < to {
          found[id, default: ConversationRecords(id: id)].add(entry)
        }
        return true
      }
      let wanted = found.values.filter { $0.judged.contains { $0.timestamp >= from } }
      guard !wanted.isEmpty else {
        throw CommandFailure(.failed, "The log holds no conversation of that time")
      }
      return ReplaySpan(
        conversations: wanted.sorted { $0.id < $1.id }, selection: selection)
    }
  }

  /// Every record of them, in the order of time.
  var records: [(record: RawRecord, judged: Judged)] {
    conversations.flatMap { zip($0.records, $0.judged).map { (record: $0, judged: $1) } }
      .sorted {
        ($0.record.timestamp, $0.record.partition, $0.record.offset)
          < ($1.record.timestamp, $1.record.partition, $1.record.offset)
      }
  }
}
