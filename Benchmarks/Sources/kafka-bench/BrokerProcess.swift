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
    let (process, address) = try launch(plan)
    // The mock waits this long with each answer, whether there is data or not.
    return BrokerProcess(
      name: "mock broker", bootstrapServers: address, properties: ["fetch.wait.max.ms": "5"],
      process: process)
  }

  private static func launch(_ plan: Plan) throws -> (Process, String) {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["broker", String(plan.partitions)]
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = Pipe()
    try process.run()
    var address = ""
    while !address.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw CocoaError(.executableLoad) }
      address += String(decoding: bytes, as: UTF8.self)
    }
    return (process, String(address.dropLast()))
  }

  /// In the broker's process: until the standard input ends.
  static func serve() async throws {
    let cluster = try MockCluster()
    for topic in topics {
      try await cluster.createTopic(
        topic, partitions: Int32(CommandLine.arguments.last ?? "") ?? 96)
    }
    print(cluster.bootstrapServers)
    fflush(nil)
    while !FileHandle.standardInput.availableData.isEmpty {}
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
