import EmbeddedBroker
import Kafka
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProducerTests {
  @Test func `Outcomes come back in the order of the messages, whatever their partitions`()
    async throws
  {
    try await withBroker(topics: [NewTopic("order", partitions: 3)]) { broker in
      let producer = try Producer(broker.configuration())
      let messages = (0..<3_000).map { number in
        OutgoingMessage(
          topic: broker.named("order"), partition: Int32(number % 3), key: nil,
          value: [UInt8]("\(number)"))
      }
      let outcomes = try await producer.send(messages)
      let acknowledgements = try outcomes.map { try $0.get() }
      #expect(acknowledgements.map(\.partition) == messages.map(\.partition))
      #expect(acknowledgements.map(\.offset) == (0..<3_000).map { Int64($0 / 3) })
      await producer.close()
    }
  }

  @Test func `The same key goes to the partition that Java's clients choose`() async throws {
    try await withBroker(topics: [NewTopic("keys", partitions: 48)]) { broker in
      let producer = try Producer(broker.configuration())
      let keys = ["kafka", "giberish123456789", "1234", "234", ""]
      let outcomes = try await producer.send(
        keys.map {
          OutgoingMessage(topic: broker.named("keys"), key: [UInt8]($0), value: [])
        })
      let partitions = try outcomes.map { try $0.get().partition }
      // Of the hashes that Kafka's murmur2 gives for them, without the sign, modulo 48. An empty
      // key counts as a key.
      let hashes: [UInt32] = [0xd067_cf64, 0x8f55_2b0c, 0x9fc9_7b14, 0xe7c0_09ca, 0x106e_08d9]
      #expect(partitions == hashes.map { Int32(($0 & 0x7fff_ffff) % 48) })
      await producer.close()
    }
  }

  @Test func `A full queue makes the sender wait, and nothing is lost or out of order`()
    async throws
  {
    try await withBroker(topics: [NewTopic("full", partitions: 1)]) { broker in
      let producer = try Producer(
        broker.configuration(["queue.buffering.max.messages": "100"]))
      let outcomes = try await producer.send(
        (0..<5_000).map { number in
          OutgoingMessage(topic: broker.named("full"), key: nil, value: [UInt8]("\(number)"))
        })
      #expect(try outcomes.map { try $0.get().offset } == Array(0..<5_000))
      await producer.close()
    }
  }

  @Test func `A message that is too large fails alone`() async throws {
    try await withBroker(topics: [NewTopic("large", partitions: 1)]) { broker in
      let producer = try Producer(broker.configuration())
      let sizes = [10, 2_000_000, 20]
      let outcomes = try await producer.send(
        sizes.map {
          OutgoingMessage(
            topic: broker.named("large"), key: nil, value: [UInt8](repeating: 0, count: $0))
        })
      #expect(try outcomes[0].get().offset == 0)
      #expect(throws: KafkaError.self) { try outcomes[1].get() }
      if case .failure(let error) = outcomes[1] {
        #expect(error.code == .messageTooLarge)
        #expect(error.remedy == .refuse)
      }
      #expect(try outcomes[2].get().offset == 1)
      await producer.close()
    }
  }

  @Test func `An unknown property is named, and is for somebody to mend`() {
    let configuration = ClientConfiguration(
      bootstrapServers: "localhost:1", properties: ["no.such.property": "1"])
    let error = #expect(throws: KafkaError.self) { try Producer(configuration) }
    #expect(error?.remedy == .configure)
    #expect(error?.description.contains("no.such.property") == true)
  }

  @Test func `Closing without a broker gives the messages up, and later sends are refused`()
    async throws
  {
    let producer = try Producer(ClientConfiguration(bootstrapServers: "127.0.0.1:1"))
    let submission = try producer.begin(capacity: 1)
    let topic = try producer.topic("nowhere")
    #expect(try producer.enqueue(on: topic, key: nil, value: nil, in: submission))
    await producer.close(timeout: .milliseconds(50))
    let outcomes = await submission.acknowledgements()
    #expect(outcomes.count == 1)
    if case .failure(let error) = outcomes[0] { #expect(error.remedy == .stop) }
    await #expect(throws: KafkaError.self) {
      try await producer.send(OutgoingMessage(topic: "nowhere", key: nil, value: nil))
    }
  }

  @Test func `20,000 messages sent one at a time by 100 tasks are all acknowledged once`()
    async throws
  {
    try await withBroker(topics: [NewTopic("single", partitions: 4)]) { broker in
      let producer = try Producer(broker.configuration(["linger.ms": "0"]))
      let topic = broker.named("single")
      let places = try await withThrowingTaskGroup(of: [Acknowledgement].self) { group in
        for sender in 0..<100 {
          group.addTask {
            var places: [Acknowledgement] = []
            for number in 0..<200 {
              places.append(
                try await producer.send(
                  OutgoingMessage(topic: topic, key: [UInt8]("\(sender)-\(number)"), value: [])))
            }
            return places
          }
        }
        return try await group.reduce(into: Set<[Int64]>()) { all, places in
          all.formUnion(places.map { [Int64($0.partition), $0.offset] })
        }
      }
      #expect(places.count == 20_000)
      await producer.close()
    }
  }
}
