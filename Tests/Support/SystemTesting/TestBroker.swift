public import EmbeddedBroker
import Foundation
public import Kafka

/// The broker that tests run on: the one named by `KAFKA_BOOTSTRAP_SERVERS`, or an embedded one.
public struct TestBroker: Sendable {
  /// Before the names of this run's topics and groups, so that runs don't meet on a real broker.
  public let prefix: String
  /// The embedded broker, for tests that need its faults; nil on a real one.
  public let embedded: EmbeddedBroker?
  fileprivate let address: String
  fileprivate let properties: [String: String]

  /// For a client of it.
  public func configuration(
    _ extra: [String: String] = [:], clientID: String = "test"
  ) -> ClientConfiguration {
    ClientConfiguration(
      bootstrapServers: address, clientID: clientID,
      properties: properties.merging(extra) { _, new in new })
  }

  /// A name with this run's prefix, for a topic that the test passed to `withBroker`, or a group.
  public func named(_ name: String) -> String { prefix + name }
}

/// Runs `body` on a broker with `topics`, whose names get the broker's prefix, and removes them
/// afterwards.
public func withBroker<Value>(
  topics: [NewTopic] = [], brokers: Int32 = 1,
  _ body: (TestBroker) async throws -> Value
) async throws -> Value {
  let environment = ProcessInfo.processInfo.environment
  let prefix = "test-\(UUID().uuidString.lowercased().prefix(8))."
  let named = topics.map { topic in
    var topic = topic
    topic.name = prefix + topic.name
    return topic
  }
  guard let address = environment["KAFKA_BOOTSTRAP_SERVERS"], !address.isEmpty else {
    let embedded = try await EmbeddedBroker.start(topics: named, brokers: brokers)
    let broker = TestBroker(
      prefix: prefix, embedded: embedded, address: embedded.bootstrapServers,
      properties: EmbeddedBroker.clientProperties)
    return try await finishing(broker, body) { await embedded.stop() }
  }
  let broker = TestBroker(
    prefix: prefix, embedded: nil, address: address,
    properties: kafkaProperties(in: environment))
  let administrator = try Administrator(broker.configuration())
  for topic in named { try await administrator.create(topic) }
  return try await finishing(broker, body) {
    for topic in named { try? await administrator.delete(topic.name) }
  }
}

private func finishing<Value>(
  _ broker: TestBroker, _ body: (TestBroker) async throws -> Value, _ end: () async -> Void
) async throws -> Value {
  do {
    let value = try await body(broker)
    await end()
    return value
  } catch {
    await end()
    throw error
  }
}

/// `KAFKA_PROPERTIES_SECURITY_PROTOCOL` is `security.protocol`.
private func kafkaProperties(in environment: [String: String]) -> [String: String] {
  let start = "KAFKA_PROPERTIES_"
  return environment.reduce(into: [:]) { properties, entry in
    guard entry.key.hasPrefix(start) else { return }
    let name = entry.key.dropFirst(start.count).lowercased().replacing("_", with: ".")
    properties[name] = entry.value
  }
}
