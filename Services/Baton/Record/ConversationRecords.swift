import Conversation
import LogRuntime
import ServiceHost

/// All records of one conversation that the log holds, with what the log says of each.
struct ConversationRecords: Sendable {
  var id: ConversationID
  var records: [RawRecord] = []
  var judged: [Judged] = []

  /// - Throws: a failure where no conversation, or more than one, has an id that begins so.
  static func read(prefix: String, _ settings: LogSettings) async throws -> ConversationRecords {
    var found: [ConversationID: ConversationRecords] = [:]
    let reader = LogReader(settings: settings, keepsRecords: true)
    let prefix = prefix.lowercased()
    try await reader.read(.present) { entry in
      if let id = entry.judged.conversation, !id.isZero, id.description.hasPrefix(prefix) {
        found[id, default: ConversationRecords(id: id)].add(entry)
      }
      return true
    }
    guard let one = found.values.first else {
      throw CommandFailure(.failed, "No conversation in the log begins with \(prefix)")
    }
    guard found.count == 1 else {
      throw CommandFailure(
        .failed,
        "Several conversations begin with \(prefix):\n"
          + found.keys.sorted().prefix(10).map { "  \($0)" }.joined(separator: "\n"))
    }
    return one
  }

  mutating func add(_ entry: LogReader.Entry) {
    guard let record = entry.record else { return }
    records.append(record)
    judged.append(entry.judged)
  }
}
