import EmbeddedBroker
import Kafka
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct EmbeddedBrokerTests {
  @Test func `It has the topics it was started with, and says so`() async throws {
    let broker = try await EmbeddedBroker.start(topics: [
      NewTopic("conversations", partitions: 48), NewTopic("teams", partitions: 4),
    ])
    let administrator = try Administrator(broker.configuration(clientID: "test"))
    let cluster = try await administrator.cluster()
    #expect(cluster.brokers.count == 1)
    #expect(cluster.topics.map(\.name) == ["conversations", "teams"])
    #expect(cluster.topics.map(\.partitionCount) == [48, 4])
    #expect(try await administrator.topic("conversation") == nil)
    await broker.stop()
  }

  @Test func `The meter shows what was written, near enough, and when records were dropped`()
    async throws
  {
    let place = TopicPartition("log", 0)
    let broker = try await EmbeddedBroker.start(topics: [NewTopic("log", partitions: 2)])
    let producer = try Producer(broker.configuration(clientID: "test"))
    let message = OutgoingMessage(
      topic: "log", partition: 0, key: nil, value: [UInt8](repeating: 1, count: 10_000))
    _ = try await producer.send([OutgoingMessage](repeating: message, count: 250))
    #expect(try await broker.reached(0.45) == place)
    #expect(broker.fill[place, default: 0] < 0.55)
    #expect(broker.fill[TopicPartition("log", 1)] == 0)

    _ = try await producer.send([OutgoingMessage](repeating: message, count: 400))
    #expect(try await broker.reached(1) == place)
    #expect(broker.fullest?.partition == place)
    let consumer = try Consumer(broker.configuration(clientID: "test"), group: nil)
    let marks = try await consumer.watermarks(of: [place])
    #expect(marks[place, default: Watermarks(low: 0, high: 0)].low > 0)
    await consumer.close()
    await producer.close()
    await broker.stop()
  }
}
