import EmbeddedBroker
import Kafka
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RecordTests {
  private static let kinds: [(key: [UInt8]?, value: [UInt8]?, headers: [Header])] = [
    (nil, [UInt8]("a value without a key"), []),
    ([UInt8]("a tombstone"), nil, []),
    ([], [], []),
    (nil, nil, [Header("empty", []), Header("missing", nil), Header("empty", text: "twice")]),
    ([UInt8]("large"), [UInt8](repeating: 7, count: 1_000_000), []),
    ([0xff, 0x00, 0xfe], [0x00, 0xc3, 0x28], [Header("broken", [0xc3, 0x28, 0x00, 0xff])]),
  ]

  @Test func `Nil, empty, large and broken keys, values and headers come back as they were sent`()
    async throws
  {
    try await withBroker(topics: [NewTopic("kinds", partitions: 1)]) { broker in
      let topic = broker.named("kinds")
      let producer = try Producer(broker.configuration())
      let outcomes = try await producer.send(
        Self.kinds.map {
          OutgoingMessage(topic: topic, key: $0.key, value: $0.value, headers: $0.headers)
        })
      let offsets = try outcomes.map { try $0.get().offset }
      #expect(offsets == Array(0..<6))

      let consumer = try Consumer(broker.configuration(), group: nil)
      let place = TopicPartition(topic, 0)
      try await consumer.assign([PartitionStart(place, from: .beginning)])
      let records = try await consumer.read(Self.kinds.count)
      for (index, (record, sent)) in zip(records, Self.kinds).enumerated() {
        #expect(record.place == place)
        #expect(record.offset == Int64(index))
        #expect(record.key == sent.key)
        #expect(record.value == sent.value)
        #expect(record.headers == sent.headers)
      }
      await consumer.close()
      await producer.close()
    }
  }

  @Test func `A header is found by its name, the last one if it repeats`() async throws {
    try await withBroker(topics: [NewTopic("headers", partitions: 1)]) { broker in
      let producer = try Producer(broker.configuration())
      _ = try await producer.send(
        OutgoingMessage(
          topic: broker.named("headers"), key: nil, value: [],
          headers: [Header("a", text: "1"), Header("b", text: "2"), Header("a", text: "3")]))
      let consumer = try Consumer(broker.configuration(), group: nil)
      try await consumer.assign([
        PartitionStart(TopicPartition(broker.named("headers"), 0), from: .beginning)
      ])
      var events = try await consumer.next()
      while events.records.isEmpty { events = try await consumer.next() }
      events.records.withRecord(at: 0) { record in
        #expect(record.header("a") == [UInt8]("3"))
        #expect(record.header("b") == [UInt8]("2"))
        #expect(record.header("c") == nil)
        #expect(record.timestamp.milliseconds > 0)
      }
      await consumer.close()
      await producer.close()
    }
  }

  @Test func `A record batch can be read after its consumer is closed and gone`() async throws {
    try await withBroker(topics: [NewTopic("late", partitions: 1)]) { broker in
      let producer = try Producer(broker.configuration())
      _ = try await producer.send(
        OutgoingMessage(topic: broker.named("late"), key: nil, value: [1, 2, 3]))
      let batch = try await Self.firstBatch(of: broker)
      batch.forEach { record in
        #expect(record.value == [1, 2, 3])
        #expect(record.topic == broker.named("late"))
      }
      await producer.close()
    }
  }

  private static func firstBatch(of broker: TestBroker) async throws -> RecordBatch {
    let consumer = try Consumer(broker.configuration(), group: nil)
    try await consumer.assign([
      PartitionStart(TopicPartition(broker.named("late"), 0), from: .beginning)
    ])
    var events = try await consumer.next()
    while events.records.isEmpty { events = try await consumer.next() }
    await consumer.close()
    return events.records
  }
}
