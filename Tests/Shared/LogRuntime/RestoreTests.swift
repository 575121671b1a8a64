import Conversation
import Kafka
@testable import LogRuntime
import Testing

@Suite(.timeLimit(.minutes(2)))
struct RestoreTests {
  /// A log whose early conversations were carried forward, and a service that has noted so.
  private func withCarriedLog(_ body: (TestLog) async throws -> Void) async throws {
    try await withLog(partitions: 1) { log in
      let conversations = (0..<5).map { Sample.conversation($0) }
      let journal = Journal()
      try await running(log.echo(journal)) {
        try await log.append(conversations.map { Sample.message("early", $0) })
        _ = try await log.judged { $0.answered.count == 5 }
        let fold = try await log.folds()[0]
        try await log.append(fold.all.sorted { $0.id < $1.id }.map { Sample.carrying($0) })
        try await log.append([Sample.message("late", conversations[0])])
        _ = try await log.judged { $0.answered.count == 6 }
        let end = try #require(try await log.folds()[0].nextOffset)
        await journal.until { $0.recorded.last.map { $0.offset + 1 == end } ?? false }
      }
      try await body(log)
    }
  }

  @Test func `A restore from the restore point reaches the state of one from the beginning`()
    async throws
  {
    try await withCarriedLog { log in
      let journal = Journal()
      let service = log.echo(journal)
      try await running(service) {
        await service.whenReady()
        let restored = try #require(journal.now.folds[0])
        let whole = try await log.folds()[0]
        #expect(restored.identity == nil, "the log's first record is only glanced at")
        #expect(restored.restorePoint > 10)
        #expect(restored.restorePoint == whole.restorePoint)
        #expect(restored.nextOffset == whole.nextOffset)
        for state in whole.all {
          #expect(restored[state.id]?.isEqual(to: state) == true)
        }
        #expect(restored.count == whole.count)
        let state = PartitionState(
          partition: 0, nextOffset: whole.nextOffset ?? 0, count: whole.count,
          stateHash: whole.stateHash)
        #expect(await service.states(of: nil) == [state])
        #expect(await service.states(of: 1) == [])
      }
      #expect(journal.now.recorded.isEmpty, "nothing was owed, so nothing was appended")
    }
  }

  @Test func `Metadata that cannot be used means folding from the beginning`() async throws {
    try await withCarriedLog { log in
      let place = TopicPartition(log.topics.conversations, 0)
      try await log.commit([PartitionCommit(place, offset: 20, metadata: "b1;damaged")])
      let journal = Journal()
      let service = log.echo(journal)
      try await running(service) {
        await service.whenReady()
        let restored = try #require(journal.now.folds[0])
        let whole = try await log.folds()[0]
        #expect(restored.identity == whole.identity)
        #expect(restored.nextOffset == whole.nextOffset)
      }
    }
  }

  @Test func `A second instance takes over, and nothing is said twice`() async throws {
    try await withLog(partitions: 4) { log in
      let conversations = (0..<12).map { Sample.conversation($0) }
      let (first, second) = (log.echo(), log.echo())
      let (one, other) = (Task { try await first.run() }, Task { try await second.run() })
      await first.whenReady()
      await second.whenReady()
      try await log.append(conversations.map { Sample.message("both", $0) })
      _ = try await log.judged { $0.answered.count == 12 }
      first.end()
      try await one.value
      try await log.append(conversations.map { Sample.message("alone", $0) })
      let judged = try await log.judged { $0.answered.count == 24 }
      #expect(Set(judged.answered).count == 24)
      second.end()
      try await other.value
    }
  }
}
