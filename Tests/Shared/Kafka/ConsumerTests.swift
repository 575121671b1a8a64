import EmbeddedBroker
import Kafka
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ConsumerTests {
  @Test func `A wake-up makes a waiting reader return with nothing`() async throws {
    try await withBroker(topics: [NewTopic("idle", partitions: 1)]) { broker in
      let consumer = try Consumer(broker.configuration(), group: nil)
      async let events = consumer.next()
      consumer.wake()
      #expect(try await events.isEmpty)
      await consumer.close()
    }
  }

  @Test func `A reader returns with nothing when its deadline has passed, and not before`()
    async throws
  {
    try await withBroker(topics: [NewTopic("idle", partitions: 1)]) { broker in
      let consumer = try Consumer(broker.configuration(), group: nil)
      for milliseconds in [0, 30, 10] {
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        #expect(try await consumer.next(until: deadline).isEmpty)
        #expect(ContinuousClock.now >= deadline)
      }
      await consumer.close()
    }
  }

  @Test func `A cancelled reader ends with the remedy to stop`() async throws {
    try await withBroker(topics: [NewTopic("idle", partitions: 1)]) { broker in
      let consumer = try Consumer(broker.configuration(), group: nil)
      let reader = Task { try await consumer.next() }
      reader.cancel()
      let error = await #expect(throws: KafkaError.self) { try await reader.value }
      #expect(error?.remedy == .stop)
      await consumer.close()
    }
  }

  @Test func `Closing ends an idle reader within a second`() async throws {
    try await withBroker(topics: [NewTopic("idle", partitions: 1)]) { broker in
      let consumer = try Consumer(broker.configuration(), group: nil)
      try await consumer.assign([
        PartitionStart(TopicPartition(broker.named("idle"), 0), from: .beginning)
      ])
      let reader = Task { while true { _ = try await consumer.next() } }
      let duration = await ContinuousClock().measure { await consumer.close() }
      #expect(duration < .seconds(1))
      let error = await #expect(throws: KafkaError.self) {
        try await reader.value
      }
      #expect(error?.remedy == .stop)
    }
  }

  @Test func `A paused partition gives nothing until it is resumed, and others go on`()
    async throws
  {
    try await withBroker(topics: [NewTopic("paused", partitions: 2)]) { broker in
      let topic = broker.named("paused")
      let (first, second) = (TopicPartition(topic, 0), TopicPartition(topic, 1))
      let consumer = try Consumer(broker.configuration(), group: nil)
      try await consumer.assign([
        PartitionStart(first, from: .beginning), PartitionStart(second, from: .beginning),
      ])
      try await consumer.pause([first])
      let producer = try Producer(broker.configuration())
      for partition: Int32 in [0, 1] {
        _ = try await producer.send(
          OutgoingMessage(topic: topic, partition: partition, key: nil, value: []))
      }
      #expect(try await consumer.read(1).map(\.place) == [second])
      try await consumer.resume([first])
      #expect(try await consumer.read(1).map(\.place) == [first])
      await consumer.close()
      await producer.close()
    }
  }

  @Test func `Watermarks of many partitions come in one call, and reading starts where it is told`()
    async throws
  {
    try await withBroker(topics: [NewTopic("marks", partitions: 12)]) { broker in
      let topic = broker.named("marks")
      let producer = try Producer(broker.configuration())
      _ = try await producer.send(
        (0..<24).map {
          OutgoingMessage(topic: topic, partition: Int32($0 % 6), key: nil, value: [UInt8($0)])
        })
      let consumer = try Consumer(broker.configuration(), group: nil)
      let places = (0..<12).map { TopicPartition(topic, $0) }
      let marks = try await consumer.watermarks(of: places)
      let expected = places.map { Watermarks(low: 0, high: $0.partition < 6 ? 4 : 0) }
      #expect(places.map { marks[$0] } == expected)
      try await consumer.assign([PartitionStart(places[5], from: .offset(2))])
      #expect(try await consumer.read(2).map(\.value) == [[17], [23]])
      await consumer.close()
      await producer.close()
    }
  }

  @Test func `An offset that is not in the log is reported, not replaced`() async throws {
    try await withBroker(topics: [NewTopic("range", partitions: 1)]) { broker in
      let place = TopicPartition(broker.named("range"), 0)
      let consumer = try Consumer(broker.configuration(), group: nil)
      try await consumer.assign([PartitionStart(place, from: .offset(1_000))])
      while true {
        guard case .failed(let error, let partition) = try await consumer.next().event,
          error.remedy != .retry
        else { continue }
        #expect(error.remedy == .reposition)
        #expect(partition == place)
        break
      }
      await consumer.close()
    }
  }

  @Test func `20,000 records sent one at a time all arrive at a waiting reader`() async throws {
    try await withBroker(topics: [NewTopic("bell", partitions: 1)]) { broker in
      let place = TopicPartition(broker.named("bell"), 0)
      let consumer = try Consumer(broker.configuration(), group: nil)
      try await consumer.assign([PartitionStart(place, from: .beginning)])
      let producer = try Producer(broker.configuration(["linger.ms": "1"]))
      async let sent: Void = withThrowingTaskGroup { group in
        for _ in 0..<50 {
          group.addTask {
            for _ in 0..<400 {
              _ = try await producer.send(
                OutgoingMessage(topic: place.topic, partition: 0, key: nil, value: [1]))
            }
          }
        }
        try await group.waitForAll()
      }
      var offsets: [Int64] = []
      while offsets.count < 20_000 {
        try await consumer.next(max: 7).records.forEach { offsets.append($0.offset) }
      }
      try await sent
      #expect(offsets == Array(0..<20_000))
      await consumer.close()
      await producer.close()
    }
  }

  @Test func `Statistics tell the lag and the connections`() async throws {
    try await withBroker(topics: [NewTopic("lag", partitions: 1)]) { broker in
      let place = TopicPartition(broker.named("lag"), 0)
      let consumer = try Consumer(
        broker.configuration(["statistics.interval.ms": "50"]), group: nil)
      try await consumer.assign([PartitionStart(place, from: .beginning)])
      var statistics: ClientStatistics?
      while statistics?.partitions[place]?.high != 0 {
        _ = try await consumer.next(until: .now + .milliseconds(20))
        statistics = consumer.statistics
      }
      #expect(statistics?.connectedBrokers == 1)
      #expect(statistics?.lag == 0)
      await consumer.close()
    }
  }
}
