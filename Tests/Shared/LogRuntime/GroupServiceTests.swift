import Conversation
import Kafka
import LogRuntime
import Testing

@Suite(.timeLimit(.minutes(2)))
struct GroupServiceTests {
  @Test func `Each customer message is answered once, over all partitions`() async throws {
    try await withLog(partitions: 3) { log in
      let conversations = (0..<20).map { Sample.conversation($0) }
      let first = conversations.map { Sample.message("first", $0) }
      let second = conversations.map { Sample.message("second", $0) }
      try await log.append(first)
      let service = log.echo()
      try await running(service) {
        await service.whenReady()
        try await log.append(second)
        let judged = try await log.judged { $0.answered.count == 40 }
        #expect(Set(judged.answered) == Set((first + second).map(\.id)))
      }
    }
  }

  @Test func `Proposals of one decision are in the log in their order`() async throws {
    try await withLog(partitions: 1) { log in
      let service = log.echo()
      try await running(service) {
        await service.whenReady()
        try await log.append([Sample.message("hello", Sample.conversation(1))])
        let judged = try await log.judged { !$0.answered.isEmpty }
        #expect(
          judged.names == ["log.opened", "message.received", "turn.understood", "message.sent"])
        #expect(judged.allSatisfy { $0.verdict.isEffective })
      }
    }
  }

  @Test func `Slow work for one conversation holds up no other of its partition`() async throws {
    try await withLog(partitions: 1) { log in
      let (slow, quick) = (Sample.conversation(1), Sample.conversation(2))
      let gate = Gate()
      let service = log.echo { conversation in
        if conversation == slow { await gate.pass() }
      }
      try await running(service) {
        await service.whenReady()
        try await log.append([Sample.message("slow", slow)])
        try await log.append([Sample.message("quick", quick)])
        let early = try await log.judged { !$0.answered.isEmpty }
        #expect(early.answered == [Sample.messageID("quick", quick)])
        gate.open()
        let late = try await log.judged { $0.answered.count == 2 }
        #expect(late.answered.last == Sample.messageID("slow", slow))
      }
    }
  }

  @Test func `Work of one name runs once at a time, and again for what came meanwhile`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      let gate = Gate()
      let journal = Journal()
      let service = log.echo(journal) { _ in await gate.pass() }
      let conversation = Sample.conversation(1)
      try await running(service) {
        await service.whenReady()
        try await log.append([Sample.message("a", conversation)])
        try await log.append([Sample.message("b", conversation)])
        await journal.until { $0.recorded.count == 2 }
        gate.open()
        let judged = try await log.judged { $0.answered.count == 2 }
        // One answer to what was there when the work began, one to what came meanwhile, none void.
        #expect(judged.filter { !$0.verdict.isEffective }.isEmpty)
        #expect(
          judged.answered == ["a", "b"].map { Sample.messageID($0, conversation) })
      }
    }
  }

  @Test func `An ending service notes how far it got, with its restore point`() async throws {
    try await withLog(partitions: 1) { log in
      let service = log.echo()
      try await running(service) {
        await service.whenReady()
        try await log.append([Sample.message("hello", Sample.conversation(1))])
        _ = try await log.judged { !$0.answered.isEmpty }
        await service.whenReady()
      }
      let commit = try await log.committed()[TopicPartition(log.topics.conversations, 0)]
      #expect((2...4).contains(try #require(commit).offset))
      #expect(service.notReadyReason == "it has ended")
    }
  }

  @Test func `A cancelled service notes how far it got all the same`() async throws {
    try await withLog(partitions: 1) { log in
      var options = log.options
      options.commitInterval = .seconds(600)
      let journal = Journal()
      let service = log.echo(journal, options: options)
      let task = Task { try await service.run() }
      await service.whenReady()
      try await log.append([Sample.message("hello", Sample.conversation(1))])
      await journal.until { $0.recorded.count == 3 }
      task.cancel()
      try await task.value
      #expect(try await log.committed().values.map(\.offset) == [4])
    }
  }

  @Test func `A partition is current while it is assigned, and no more when it is not`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      let journal = Journal()
      let service = log.echo(journal)
      try await running(service) {
        await service.whenReady()
        #expect(await journal.now.assigned[0].isCurrent())
        #expect(service.isPollingRecent)
      }
      #expect(await !journal.now.assigned[0].isCurrent())
    }
  }
}
