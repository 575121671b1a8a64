import Conversation
import Foundation
import Kafka
import LogRuntime
import Synchronization
import Testing

/// Not a check but a measurement: `BATON_MEASURE=1 swift test --filter ThroughputTests`.
@Suite(
  .timeLimit(.minutes(5)),
  .enabled(if: ProcessInfo.processInfo.environment["BATON_MEASURE"] != nil))
struct ThroughputTests {
  /// Looks at every record and wants nothing.
  struct Onlooker: PartitionRole {
    mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] { [] }

    mutating func recorded(
      _ judged: Judged, _ fold: ConversationLog, now: Timestamp
    ) -> [Effect] { [] }
  }

  @Test func `How fast a log is restored`() async throws {
    try await withLog(partitions: 4) { log in
      let count = 40_000
      let events = (0..<count).map {
        Sample.message("m\($0 / 1_000)", Sample.conversation($0 % 1_000))
      }
      for start in stride(from: 0, to: count, by: 5_000) {
        try await log.append(Array(events[start..<start + 5_000]))
      }
      // The first join of a group takes seconds by itself: the time is from when roles are made.
      let began = Mutex<ContinuousClock.Instant?>(nil)
      let service = GroupService(
        log.settings, log.options, appender: log.appender, logger: .silent
      ) { _ in
        began.withLock { $0 = $0 ?? .now }
        return Onlooker()
      }
      var seconds = 0.0
      try await running(service) {
        await service.whenReady()
        seconds = (began.withLock { $0 } ?? .now).duration(to: .now) / .seconds(1)
      }
      print("restored \(count) records in \(seconds) s")
    }
  }

  @Test func `How fast a role's proposals go through`() async throws {
    try await withLog(partitions: 4) { log in
      let service = log.echo()
      try await running(service) {
        await service.whenReady()
        let count = 5_000
        let events = (0..<count).map { Sample.message("m", Sample.conversation($0)) }
        let began = ContinuousClock.now
        try await log.append(events)
        _ = try await log.judged { $0.count >= 4 + 3 * count }
        let seconds = began.duration(to: .now) / .seconds(1)
        print("\(count) messages answered in \(seconds) s, \(3 * count) records")
      }
    }
  }
}
