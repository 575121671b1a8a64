import EmbeddedBroker
import Kafka
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(2)))
struct FaultTests {
  @Test func `Reading and appending go on when the broker is back, with nothing lost`()
    async throws
  {
    try await withBroker(topics: [NewTopic("log", partitions: 1)]) { broker in
      guard let cluster = broker.embedded?.cluster else { return }
      let place = TopicPartition(broker.named("log"), 0)
      let producer = try Producer(broker.configuration())
      let consumer = try Consumer(broker.configuration(), group: nil)
      try await consumer.assign([PartitionStart(place, from: .beginning)])
      func message(_ text: String) -> OutgoingMessage {
        OutgoingMessage(topic: place.topic, key: nil, value: [UInt8](text))
      }
      _ = try await producer.send(message("before"))
      #expect(try await consumer.read(1).map(\.value) == [[UInt8]("before")])

      try await cluster.takeDown()
      async let during = producer.send(message("during"))
      // The reader is told, and stays usable.
      while true {
        if case .failed(let error, _) = try await consumer.next().event {
          #expect(error.remedy == .retry)
          break
        }
      }
      try await cluster.bringUp()
      #expect(try await during.offset == 1)
      #expect(try await consumer.read(1).map(\.value) == [[UInt8]("during")])
      await consumer.close()
      await producer.close()
    }
  }

  @Test func `A retriable refusal by the broker is retried underneath, in order`() async throws {
    try await withBroker(topics: [NewTopic("log", partitions: 1)]) { broker in
      guard let cluster = broker.embedded?.cluster else { return }
      let producer = try Producer(broker.configuration())
      try await cluster.failNext(
        .produce, with: [.notEnoughReplicas, .leaderNotAvailable, .notEnoughReplicas])
      let outcomes = try await producer.send(
        (0..<10).map {
          OutgoingMessage(topic: broker.named("log"), partition: 0, key: nil, value: [UInt8($0)])
        })
      #expect(try outcomes.map { try $0.get().offset } == Array(0..<10))
      await producer.close()
    }
  }

  @Test func `A sender learns in time that the broker does not answer`() async throws {
    let producer = try Producer(
      ClientConfiguration(
        bootstrapServers: "127.0.0.1:1", properties: ["message.timeout.ms": "300"]))
    let error = await #expect(throws: KafkaError.self) {
      try await producer.send(OutgoingMessage(topic: "log", key: nil, value: nil))
    }
    #expect(error?.code == .messageTimedOut)
    #expect(error?.remedy == .retry)
    await producer.close()
  }

  @Test func `Questions to a broker that is away time out`() async throws {
    let nowhere = ClientConfiguration(bootstrapServers: "127.0.0.1:1")
    let consumer = try Consumer(nowhere, group: "group")
    await #expect(throws: KafkaError.self) {
      try await consumer.committed([TopicPartition("log", 0)], timeout: .milliseconds(100))
    }
    await #expect(throws: KafkaError.self) {
      try await consumer.watermarks(of: [TopicPartition("log", 0)], timeout: .milliseconds(100))
    }
    await #expect(throws: KafkaError.self) {
      try await Administrator(nowhere).cluster(timeout: .milliseconds(100))
    }
    await consumer.close()
  }
}
