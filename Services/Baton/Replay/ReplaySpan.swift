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

  static let nothing = CommandFailure(.failed, "The log holds no conversation of that time")

  /// Takes memory linear in the records of those conversations: a copy is made in the order of time.
  static func read(_ settings: LogSettings, _ selection: Selection) async throws -> ReplaySpan {
    switch selection {
    case .conversation(let prefix):
      let one = try await ConversationRecords.read(prefix: prefix, settings)
      return ReplaySpan(conversations: [one], selection: selection)
    case .span(let from, let to):
      var wanted: [ConversationRecords] = []
      try await each(settings, from: from, to: to) { one, _ in wanted.append(one) }
      guard !wanted.isEmpty else { throw nothing }
      return ReplaySpan(
        conversations: wanted.sorted { $0.id < $1.id }, selection: selection)
    }
  }

  /// Calls `body` for one conversation of that time after the other, as soon as its last record was
  /// read, with the share of all that is done. Reads the log twice, and holds those conversations that
  /// go on.
  static func each(
    _ settings: LogSettings, from: Timestamp, to: Timestamp,
    _ body: (ConversationRecords, _ done: Double) throws -> Void
  ) async throws {
    let census = try await LogCensus.read(settings, from: from, to: to)
    let all = max(1, census.wanted)
    var (open, done) = ([ConversationID: ConversationRecords](), 0)
    let reader = LogReader(settings: settings, keepsRecords: true, census: census)
    try await reader.read(.present) { entry in
      guard let id = entry.judged.conversation, census.isWanted(id) else { return true }
      open[id, default: ConversationRecords(id: id)].add(entry)
      if entry.isLast, let one = open.removeValue(forKey: id) {
        done += 1
        try body(one, Double(done) / Double(all))
      }
      return true
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
