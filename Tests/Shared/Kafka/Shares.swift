import Kafka
import Synchronization

/// Which partitions the members of a group hold, as they say themselves.
final class Shares: Sendable {
  private let held = Mutex<[String: [TopicPartition]]>([:])
  private let changes: AsyncStream<[String: [TopicPartition]]>
  private let tell: AsyncStream<[String: [TopicPartition]]>.Continuation

  init() { (changes, tell) = AsyncStream.makeStream() }

  /// Reads and answers for a member until it is closed.
  func run(_ name: String, _ member: Consumer) async {
    while let events = try? await member.next() {
      switch events.event {
      case .assigned(let partitions):
        try? await member.answer(events.event)
        set(name, partitions)
      case .revoked, .lost:
        set(name, [])
        try? await member.answer(events.event)
      default: break
      }
    }
    set(name, [])
  }

  private func set(_ name: String, _ partitions: [TopicPartition]) {
    tell.yield(
      held.withLock { held in
        held[name] = partitions
        return held
      })
  }

  /// Waits until the members hold these numbers of partitions, each partition once.
  func settled(_ counts: [String: Int], of all: [TopicPartition]) async {
    for await held in changes
    where held.mapValues(\.count) == counts && held.values.flatMap({ $0 }).sorted() == all {
      return
    }
  }
}
