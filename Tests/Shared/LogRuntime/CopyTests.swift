import Conversation
import Kafka
import LogRuntime
import Testing

@Suite(.timeLimit(.minutes(2)))
struct CopyTests {
  /// Copies the offset of every effective message to another topic.
  struct Copier: PartitionRole {
    let topics: Topics
    let journal: Journal

    mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] { [] }

    mutating func copies(
      of judged: Judged, _ fold: ConversationLog, now: Timestamp
    ) -> [Proposal] {
      guard case .messageReceived = judged.event?.body else { return [] }
      return [
        Proposal(
          topic: topics.deadLetters, key: [],
          value: .bytes(Array(String(judged.offset).utf8)), partition: 0)
      ]
    }

    mutating func recorded(
      _ judged: Judged, _ fold: ConversationLog, now: Timestamp
    ) -> [Effect] {
      journal.recorded(judged)
      return []
    }
  }

  private func copied(_ log: TestLog, _ count: Int) async throws -> [String] {
    let consumer = try Consumer(log.settings.client, group: nil)
    try await consumer.assign([
      PartitionStart(TopicPartition(log.topics.deadLetters, 0), from: .beginning)
    ])
    var copied: [String] = []
    while copied.count < count {
      try await consumer.next().records.forEach { record in
        copied.append(String(decoding: record.value ?? [], as: UTF8.self))
      }
    }
    await consumer.close()
    return copied
  }

  private func copier(_ log: TestLog, _ journal: Journal) -> GroupService<Copier> {
    GroupService(log.settings, log.options, appender: log.appender, logger: .silent) { _ in
      Copier(topics: log.topics, journal: journal)
    }
  }

  @Test func `Copies follow the log's order, over a restart too, and begin where the group was`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      let conversation = Sample.conversation(1)
      try await log.append([Sample.message("a", conversation), Sample.message("b", conversation)])
      let journal = Journal()
      try await running(copier(log, journal)) {
        // Both were there before the service: copied while it still folds in silence.
        #expect(try await copied(log, 2) == ["1", "2"])
        try await log.append([Sample.message("c", conversation)])
        #expect(try await copied(log, 3) == ["1", "2", "3"])
      }
      try await log.append([Sample.message("d", conversation)])
      try await running(copier(log, journal)) {
        let all = try await copied(log, 4)
        #expect(all.last == "4")
        #expect(Array(all.prefix(3)) == ["1", "2", "3"])
      }
    }
  }
}
