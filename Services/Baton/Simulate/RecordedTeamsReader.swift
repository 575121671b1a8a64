import Conversation
import Kafka
import LogRuntime
import RouterSimulation

/// Reads the teams' log, with a bar.
struct RecordedTeamsReader: Sendable {
  var settings: LogSettings

  /// - Throws: `KafkaError`, or a failure that says what is missing.
  func read(from: Timestamp, to: Timestamp) async throws -> [RecordedTeam] {
    var teams = RecordedTeams(from: from, to: to)
    var count = 0
    let bar = ProgressBar()
    defer { bar.clear() }
    try await TopicReader(settings: settings, topic: settings.topics.teams).scan { record in
      count += 1
      if count.isMultiple(of: 5_000) { bar.show(share: 0, " \(count) records read") }
      let (partition, offset) = (record.partition, record.offset)
      let time = Timestamp(milliseconds: record.timestamp.milliseconds)
      record.withKey { key in
        record.withValue { value in
          teams.take(partition: partition, key: key, value: value, offset: offset, timestamp: time)
        }
      }
    }
    teams.finish()
    return teams.all
  }
}
