import Conversation
import LogRuntime
import Routing

@testable import Baton

/// What the teams' log holds, by event: how many records of it, and how many bytes they take.
struct TeamLogCounts: Sendable {
  private(set) var records: [String: Int] = [:]
  private(set) var bytes: [String: Int] = [:]

  static func read(_ baton: BatonUp) async throws -> TeamLogCounts {
    let settings = try await baton.logSettings
    var counts = TeamLogCounts()
    try await TopicReader(settings: settings, topic: settings.topics.teams).read { record in
      counts.add(record)
      return true
    }
    return counts
  }

  private mutating func add(_ record: RawRecord) {
    let value = record.value ?? []
    let name = (try? TeamEvent(serialized: value.span.bytes))?.body.name ?? "unreadable"
    records[name, default: 0] += 1
    bytes[name, default: 0] += value.count + (record.key?.count ?? 0)
  }

  /// The largest first.
  var text: String {
    let all = bytes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return "\(records.values.reduce(0, +)) with \(bytes.values.reduce(0, +) / 1_024) KiB: "
      + all.map { "\($0.key) \(records[$0.key] ?? 0) with \($0.value / 1_024) KiB" }
      .joined(separator: ", ")
  }
}
