import Conversation
import Foundation
import Kafka
import LogRuntime

/// How far the services' groups are behind the log, and how much of it a restart would fold.
struct GroupsCheck {
  /// More records than this is more than a moment's work.
  static let worthAWarning: Int64 = 1_000
  /// A conversation that changes is carried once an hour.
  static let oldRestorePoint: Int64 = 2 * 60 * 60 * 1_000

  /// One partition as a group has read it.
  struct Place: Equatable, Sendable {
    var committed: Int64
    var high: Int64
    /// When the record at its restore point was written; nil where nothing would be folded.
    var restoresFrom: Timestamp?
  }

  var settings: LogSettings

  func findings() async throws -> [Finding] {
    let topics = settings.topics
    let groups = [
      ("router", topics.routerGroup, topics.conversations),
      ("dispatcher", topics.dispatcherGroup, topics.teams),
      ("bot", topics.group("bot"), topics.conversations),
      ("delivery", topics.group("delivery"), topics.conversations),
    ]
    var findings: [Finding] = []
    for (name, group, topic) in groups {
      let places = try await places(of: group, topic)
      findings.append(Self.lag(of: name, places))
      if let restore = Self.restore(of: name, places, at: Date()) { findings.append(restore) }
    }
    return findings
  }

  static func lag(of name: String, _ places: [Place]) -> Finding {
    guard !places.isEmpty else { return .well("lag", "\(name) has committed nothing yet") }
    let lag = places.reduce(0) { $0 + max(0, $1.high - $1.committed) }
    guard lag > worthAWarning else { return .well("lag", "\(name) is \(lag) records behind") }
    return .warning(
      "lag", "\(name) is \(lag) records behind",
      mend: "see whether it is ready (/readyz); one that is and still falls behind needs company: "
        + "baton up --scale \(name == "dispatcher" ? "router" : name)=2")
  }

  static func restore(of name: String, _ places: [Place], at now: Date) -> Finding? {
    guard let oldest = places.compactMap(\.restoresFrom).min() else { return nil }
    let age = Int64(now.timeIntervalSince1970 * 1_000) - oldest.milliseconds
    let text = "\(name) would fold the log since \(EntryRecord.text(of: oldest))"
    guard age > oldRestorePoint else { return .well("restore", text) }
    return .warning(
      "restore", text + ", \(age / 3_600_000) hours ago",
      mend: "the router carries conversations forward once an hour: see that one runs and is ready")
  }

  private func places(of group: String, _ topic: String) async throws -> [Place] {
    let consumer = try Consumer(settings.client, group: group)
    let result: Result<[Place], any Error>
    do {
      result = .success(try await places(of: topic, consumer))
    } catch {
      result = .failure(error)
    }
    await consumer.close()
    return try result.get()
  }

  private func places(of topic: String, _ consumer: Consumer) async throws -> [Place] {
    let partitions = try await TopicReader.partitions(of: topic, settings)
    let commits = try await consumer.committed(partitions)
    let marks = try await consumer.watermarks(of: partitions)
    let times = try await times(of: commits, marks, consumer)
    return commits.sorted { $0.key < $1.key }.map { partition, commit in
      Place(
        committed: commit.offset, high: marks[partition]?.high ?? commit.offset,
        restoresFrom: times[partition.partition])
    }
  }

  /// When the records at the restore points were written.
  private func times(
    of commits: [TopicPartition: PartitionCommit], _ marks: [TopicPartition: Watermarks],
    _ consumer: Consumer
  ) async throws -> [Int32: Timestamp] {
    let starts = commits.compactMap { partition, commit -> PartitionStart? in
      guard let offset = RestorePoint.offset(in: commit), let mark = marks[partition],
        (mark.low..<mark.high).contains(offset)
      else { return nil }
      return PartitionStart(partition, from: .offset(offset))
    }
    guard !starts.isEmpty else { return [:] }
    try await consumer.assign(starts)
    var times: [Int32: Timestamp] = [:]
    let deadline = ContinuousClock.now + .seconds(5)
    while times.count < starts.count, ContinuousClock.now < deadline {
      let events = try await consumer.next(until: deadline)
      events.records.forEach { record in
        guard times[record.partition] == nil else { return }
        times[record.partition] = Timestamp(milliseconds: record.timestamp.milliseconds)
      }
    }
    return times
  }
}
