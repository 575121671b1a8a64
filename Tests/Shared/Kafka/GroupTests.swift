import EmbeddedBroker
import Kafka
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(2)))
struct GroupTests {
  @Test func `Nothing is read before the assignment is accepted, and then from where it says`()
    async throws
  {
    try await withBroker(topics: [NewTopic("log", partitions: 2)]) { broker in
      let topic = broker.named("log")
      let producer = try Producer(broker.configuration())
      _ = try await producer.send(
        (0..<10).map {
          OutgoingMessage(topic: topic, partition: 0, key: nil, value: [UInt8($0)])
        })
      let consumer = try Consumer(broker.configuration(), group: broker.named("group"))
      try await consumer.subscribe(to: [topic])
      let assigned = try await consumer.nextGroupEvent()
      let places = [TopicPartition(topic, 0), TopicPartition(topic, 1)]
      #expect(assigned == .assigned(places))
      #expect(try await consumer.next(until: .now + .milliseconds(200)).records.isEmpty)
      try await consumer.accept([
        PartitionStart(places[0], from: .offset(7)), PartitionStart(places[1], from: .beginning),
      ])
      #expect(try await consumer.read(3).map(\.value) == [[7], [8], [9]])
      await consumer.close()
      await producer.close()
    }
  }

  @Test func `A commit and its metadata come back, also to a reader outside the group`()
    async throws
  {
    try await withBroker(topics: [NewTopic("log", partitions: 3)]) { broker in
      let places = (0..<3).map { TopicPartition(broker.named("log"), $0) }
      let group = broker.named("group")
      let commits = [
        PartitionCommit(places[0], offset: 5, metadata: "旅 \u{1F600} restore point"),
        PartitionCommit(
          places[1], offset: 0, metadata: String(repeating: "x", count: 512)),
      ]
      let member = try Consumer(broker.configuration(), group: group)
      try await member.subscribe(to: [places[0].topic])
      try await member.answer(try await member.nextGroupEvent())
      try await member.commit(commits)

      let onlooker = try Consumer(broker.configuration(), group: group)
      let committed = try await onlooker.committed(places)
      #expect(committed == [places[0]: commits[0], places[1]: commits[1]])
      await onlooker.close()
      await member.close()
    }
  }

  @Test func `Metadata above 512 bytes is refused before anything is sent`() async throws {
    let consumer = try Consumer(
      ClientConfiguration(bootstrapServers: "127.0.0.1:1"), group: "group")
    let commit = PartitionCommit(
      TopicPartition("log", 0), offset: 1, metadata: String(repeating: "é", count: 257))
    let error = await #expect(throws: KafkaError.self) { try await consumer.commit([commit]) }
    #expect(error?.code == .metadataTooLarge)
    #expect(error?.remedy == .refuse)
    await consumer.close()
  }

  @Test func `A second member takes its share, and the first gets all back when it leaves`()
    async throws
  {
    try await withBroker(topics: [NewTopic("log", partitions: 4)]) { broker in
      let places = (0..<4).map { TopicPartition(broker.named("log"), $0) }
      let group = broker.named("group")
      let first = try Consumer(broker.configuration(clientID: "first"), group: group)
      let second = try Consumer(broker.configuration(clientID: "second"), group: group)
      let shares = Shares()
      await withTaskGroup { tasks in
        tasks.addTask { await shares.run("first", first) }
        try? await first.subscribe(to: [places[0].topic])
        await shares.settled(["first": 4], of: places)

        tasks.addTask { await shares.run("second", second) }
        try? await second.subscribe(to: [places[0].topic])
        await shares.settled(["first": 2, "second": 2], of: places)

        await second.close()
        await shares.settled(["first": 4, "second": 0], of: places)
        await first.close()
      }
    }
  }

  @Test func `A member leaves its group within a second while it is idle`() async throws {
    try await withBroker(topics: [NewTopic("log", partitions: 1)]) { broker in
      let consumer = try Consumer(broker.configuration(), group: broker.named("group"))
      try await consumer.subscribe(to: [broker.named("log")])
      try await consumer.answer(try await consumer.nextGroupEvent())
      let duration = await ContinuousClock().measure { await consumer.close() }
      #expect(duration < .seconds(1))
    }
  }

  @Test
  func `A named member that nobody follows leaves its partitions to the others`()
    async throws
  {
    try await withBroker(topics: [NewTopic("log", partitions: 4)]) { broker in
      let places = (0..<4).map { TopicPartition(broker.named("log"), $0) }
      let members = try ["first", "second"].map { try named($0, on: broker) }
      let shares = Shares()
      await withTaskGroup { tasks in
        for (name, member) in zip(["first", "second"], members) {
          tasks.addTask { await shares.run(name, member) }
          try? await member.subscribe(to: [places[0].topic])
        }
        await shares.settled(["first": 2, "second": 2], of: places)
        let began = ContinuousClock.now
        await members[1].close()
        await shares.settled(["first": 4, "second": 0], of: places)
        // The embedded broker takes the session time-out for every rebalance.
        if broker.embedded == nil { #expect(began.duration(to: .now) < .seconds(5)) }
        await members[0].close()
      }
    }
  }

  /// The embedded broker takes no notice of names.
  @Test
  func `Who comes back under its name has its partitions, and others keep theirs`()
    async throws
  {
    try await withBroker(topics: [NewTopic("log", partitions: 4)]) { broker in
      guard broker.embedded == nil else { return }
      let places = (0..<4).map { TopicPartition(broker.named("log"), $0) }
      let members = try ["first", "second", "second"].map { try named($0, on: broker) }
      let shares = Shares()
      await withTaskGroup { tasks in
        for (name, member) in zip(["first", "second"], members) {
          tasks.addTask { await shares.run(name, member) }
          try? await member.subscribe(to: [places[0].topic])
        }
        await shares.settled(["first": 2, "second": 2], of: places)
        await members[1].close(isForGood: false)
        await shares.settled(["first": 2, "second": 0], of: [places[0], places[1]])

        let began = ContinuousClock.now
        tasks.addTask { await shares.run("third", members[2]) }
        try? await members[2].subscribe(to: [places[0].topic])
        await shares.settled(["first": 2, "second": 0, "third": 2], of: places)
        #expect(began.duration(to: .now) < .seconds(5))
        for member in [members[0], members[2]] { await member.close() }
      }
    }
  }

  private func named(_ name: String, on broker: TestBroker) throws -> Consumer {
    try Consumer(
      broker.configuration(["group.instance.id": name], clientID: name),
      group: broker.named("group"))
  }
}
