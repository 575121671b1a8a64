import Conversation
import Kafka
@testable import LogRuntime
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

    mutating func missedCopies(
      before offset: Int64, _ fold: ConversationLog, now: Timestamp
    ) -> [Proposal] {
      [
        Proposal(
          topic: topics.deadLetters, key: [],
          value: .bytes(Array("all before \(offset)".utf8)), partition: 0)
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
        // Both were there before the group noted anything: the present is told once.
        #expect(try await copied(log, 1) == ["all before 3"])
        try await log.append([Sample.message("c", conversation)])
        #expect(try await copied(log, 2) == ["all before 3", "3"])
      }
      try await log.append([Sample.message("d", conversation)])
      try await running(copier(log, journal)) {
        // It was there before the service, and is copied while that still folds in silence.
        let all = try await copied(log, 3)
        #expect(all == ["all before 3", "3", "4"])
      }
    }
  }

  @Test func `Nothing is noted for the group until all of the present is told`() {
    let place = TopicPartition("log", 0)
    let plan = RestorePlan(nil, Watermarks(low: 950, high: 950), partition: 0)
    var reader = PartitionReader<ConversationLog>(place, of: 1, plan)
    let isLive = reader.catchUp()
    #expect(isLive)
    let topics = Topics()
    let run = PartitionRun(
      PartitionKey(partition: 0, generation: 1), reader,
      Copier(topics: topics, journal: Journal()), group: "copier")
    let beforeAll = PartitionRun<Copier>.beforeAllRecords
    for offset in [7, beforeAll, beforeAll, 9] { run.copy([], at: offset) }
    #expect(run.uncopied == [beforeAll, beforeAll, 7, 9])
    #expect(!run.isCommitDue)
    run.uncopied.removeFirst(2)
    #expect(run.isCommitDue)
  }
}
