import Conversation
import Kafka
@testable import LogRuntime
import Testing

@Suite(.timeLimit(.minutes(2)))
struct IdentityTests {
  private func open(_ log: TestLog, partitionCount: Int32) async throws {
    let identity = LogIdentity(
      id: EventID(hi: 1, lo: 2), partition: 0, partitionCount: partitionCount)
    try await log.appender.append([
      LogOpening.proposal(identity, topic: log.topics.conversations, log.topics)
    ])
  }

  @Test func `A log that nobody opened is waited for`() async throws {
    try await withLog(isOpened: false) { log in
      let service = log.echo()
      try await running(service) {
        await service.whenReadiness { $0?.contains("never opened") == true }
        try await log.open()
        await service.whenReady()
      }
    }
  }

  @Test func `A log other than the one that the group has read is refused`() async throws {
    try await withLog(partitions: 1) { log in
      let other = LogIdentity(id: EventID(hi: 9, lo: 9), partition: 0, partitionCount: 1)
      let note = RestoreNote(identity: other, restorePoint: 0, identityOffset: 0)
      try await log.commit([
        PartitionCommit(
          TopicPartition(log.topics.conversations, 0), offset: 1, metadata: note.text)
      ])
      try await log.append([Sample.message("hello", Sample.conversation(1))])
      let journal = Journal()
      let service = log.echo(journal)
      try await running(service) {
        await service.whenReadiness { $0?.contains("another log") == true }
      }
      #expect(journal.now.folds.isEmpty)
      let after = try await log.committed()
      #expect(after.values.map(\.offset) == [1], "what is refused is not committed")
    }
  }

  @Test func `A log opened with another number of partitions is refused`() async throws {
    try await withLog(partitions: 1, isOpened: false) { log in
      try await open(log, partitionCount: 3)
      let service = log.echo()
      try await running(service) {
        await service.whenReadiness { $0?.contains("opened with 3") == true }
      }
    }
  }

  @Test func `Opening a log again keeps its identity`() async throws {
    try await withLog(partitions: 2) { log in
      let before = try await log.folds().map(\.identity)
      let opened = try await LogOpening.write(
        log.topics.conversations, partitions: 2, by: log.appender)
      #expect(opened.isEmpty)
      #expect(try await log.folds().map(\.identity) == before)
      #expect(Set(before.map { $0?.id }).count == 1)
    }
  }

  @Test func `An opening that was broken off goes on with the same identity`() async throws {
    try await withLog(partitions: 2, isOpened: false) { log in
      try await open(log, partitionCount: 2)
      let opened = try await LogOpening.write(
        log.topics.conversations, partitions: 2, by: log.appender)
      #expect(opened == [1])
      #expect(
        try await log.folds().map { $0.identity?.id } == [
          EventID(hi: 1, lo: 2), EventID(hi: 1, lo: 2),
        ])
    }
  }

  @Test func `The teams' log is opened in its own schema`() async throws {
    try await withLog { log in
      let opened = try await LogOpening.write(
        log.topics.teams, partitions: 1, by: log.appender)
      #expect(opened == [0])
      let again = try await LogOpening.write(log.topics.teams, partitions: 1, by: log.appender)
      #expect(again.isEmpty)
    }
  }
}
