import BotRejudging
import Conversation
import Foundation
import Kafka
import LogRuntime
import ServiceHost
import Synchronization

/// Reads the whole log with as many readers as there are processors, each its own partitions, and lets
/// another bot decide again.
struct RejudgeRun: Sendable {
  var settings: LogSettings
  var bot: OtherBot
  var span: RejudgedSpan
  /// How many differences of each kind and judgement are kept.
  var pairs: Int

  /// - Throws: `UnknownFoldVersion`, `KafkaError`, or a failure that says what is missing.
  func findings() async throws -> Findings {
    let partitions = try await TopicReader.partitions(of: settings.topics.conversations, settings)
    let marks = try await watermarks(of: partitions)
    let progress = RejudgeProgress(expected: marks.values.reduce(0) { $0 + ($1.high - $1.low) })
    defer { progress.clear() }
    let readers = min(ProcessInfo.processInfo.activeProcessorCount, max(1, marks.count))
    let order = marks.sorted { $0.key < $1.key }
    return try await withThrowingTaskGroup(of: Findings.self) { group in
      for reader in 0..<readers {
        let own = stride(from: reader, to: order.count, by: readers).map { order[$0] }
        group.addTask { try await read(own, progress) }
      }
      var findings = Findings(pairs: pairs)
      for try await found in group { findings.merge(found) }
      return findings
    }
  }

  private func watermarks(
    of partitions: [TopicPartition]
  ) async throws -> [TopicPartition: Watermarks] {
    let consumer = try Consumer(settings.client, group: nil)
    let marks: Result<[TopicPartition: Watermarks], any Error>
    do {
      marks = .success(try await consumer.watermarks(of: partitions))
    } catch {
      marks = .failure(error)
    }
    await consumer.close()
    return try marks.get()
  }

  private typealias Share = [(key: TopicPartition, value: Watermarks)]

  private func read(_ share: Share, _ progress: RejudgeProgress) async throws -> Findings {
    let consumer = try Consumer(settings.client, group: nil)
    do {
      let findings = try await read(share, consumer, progress)
      await consumer.close()
      return findings
    } catch {
      await consumer.close()
      throw error
    }
  }

  private func read(
    _ share: Share, _ consumer: Consumer, _ progress: RejudgeProgress
  ) async throws -> Findings {
    let bot = bot.rememberingTexts()
    var places: [Int32: Int] = [:]
    var readings: [PartitionRejudging] = []
    for (partition, _) in share {
      places[partition.partition] = readings.count
      readings.append(
        PartitionRejudging(partition: partition.partition, bot: bot, span: span, pairs: pairs))
    }
    let marks = Dictionary(uniqueKeysWithValues: share.map { ($0.key, $0.value) })
    var ends = ReadingProgress(marks)
    try await consumer.assign(marks)
    while !ends.isCaughtUp {
      let records = try await consumer.nextRecords()
      for index in 0..<records.count {
        try records.withRecord(at: index) { record in
          let (offset, partition) = (record.offset, record.partition)
          guard ends.reach(partition, offset), let place = places[partition] else { return }
          let time = Timestamp(milliseconds: record.timestamp.milliseconds)
          try record.withKey { key in
            try record.withValue { value in
              try readings[place].take(key: key, value: value, offset: offset, timestamp: time)
            }
          }
        }
      }
      progress.add(records.count)
    }
    var findings = Findings(pairs: pairs)
    for place in readings.indices {
      readings[place].finish()
      findings.merge(readings[place].findings)
    }
    return findings
  }
}

/// How far all readers are, together.
final class RejudgeProgress: Sendable {
  private struct State {
    var done: Int64 = 0
    var shown: ContinuousClock.Instant?
  }

  private let expected: Int64
  private let bar = ProgressBar()
  private let state = Mutex(State())

  init(expected: Int64) {
    self.expected = max(1, expected)
  }

  func add(_ records: Int) {
    state.withLock { state in
      state.done += Int64(records)
      let now = ContinuousClock.now
      if let shown = state.shown, now - shown < .milliseconds(100) { return }
      state.shown = now
      let share = min(1, Double(state.done) / Double(expected))
      bar.show(share: share, " \(Int(share * 100)) %  \(state.done) of \(expected) records")
    }
  }

  func clear() { bar.clear() }
}
