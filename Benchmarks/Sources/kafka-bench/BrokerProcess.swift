import BrokerChild
import Foundation
import Kafka

/// The broker that is measured against.
struct BrokerProcess {
  static let topics = ["bench-source", "bench-c", "bench-swift"]

  let name: String
  let bootstrapServers: String
  private let properties: [String: String]
  private let process: Process?

  /// The one the environment names, with fresh topics; else a mock in a process of its own.
  static func start(_ plan: Plan) async throws -> BrokerProcess {
    if let address = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"] {
      let broker = BrokerProcess(
        name: "broker \(address)", bootstrapServers: address, properties: [:], process: nil)
      let administrator = try Administrator(broker.configuration)
      for topic in topics {
        try? await administrator.delete(topic)
        try await administrator.create(NewTopic(topic, partitions: plan.partitions))
      }
      return broker
    }
    let (process, address) = try BrokerChild.launch(["broker", String(plan.partitions)])
    // The mock waits this long with each answer, whether there is data or not.
    return BrokerProcess(
      name: "mock broker", bootstrapServers: address, properties: ["fetch.wait.max.ms": "5"],
      process: process)
  }

  /// In the broker's process: until the standard input ends.
  static func serve() async throws {
    let cluster = try MockCluster()
    for topic in topics {
      try await cluster.createTopic(
        topic, partitions: Int32(CommandLine.arguments.last ?? "") ?? 96)
    }
    BrokerChild.serve(cluster.bootstrapServers)
    withExtendedLifetime(cluster) {}
  }

  var configuration: ClientConfiguration {
    ClientConfiguration(
      bootstrapServers: bootstrapServers, clientID: "bench", properties: properties)
  }

  /// The same properties for librdkafka without the wrapper.
  func flat(_ defaults: [String: String], _ extra: [String: String] = [:]) -> [String: String] {
    var all = ServiceProperties.common.merging(defaults) { _, new in new }
    all["bootstrap.servers"] = bootstrapServers
    all["client.id"] = "bench"
    return all.merging(properties) { _, new in new }.merging(extra) { _, new in new }
  }

  func stop() { process?.terminate() }
}
