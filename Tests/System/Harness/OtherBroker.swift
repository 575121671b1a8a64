import Foundation
import Kafka
import LogRuntime

@testable import Baton

/// A second embedded broker with the same topics, empty, which takes the place of a Baton's own.
struct OtherBroker {
  private static let partitions = 48

  let address: String
  /// What a command needs to talk to it.
  let environment: [String: String]
  let settings: LogSettings
  private let process: ProcessBox

  /// Returns once it listens.
  init(like baton: BatonUp) async throws {
    let prefix = try baton.ready.environment["BATON_TOPIC_PREFIX"] ?? Topics.defaultPrefix
    let file = baton.folder.appending(path: "other-broker.json")
    process = try ProcessBox(
      executable: BatonUp.executable("baton"),
      arguments: [
        "broker", "--status-file", file.path, "--prefix", prefix, "--partitions",
        "\(Self.partitions)",
      ],
      environment: [:], log: baton.folder.appending(path: "other-broker.log"))
    try await process.waitForFile(file)
    address = BrokerStatus.read(from: file)?.bootstrapServers ?? ""
    environment = try baton.ready.environment.merging(["KAFKA_BOOTSTRAP_SERVERS": address]) { $1 }
    settings = try await BrokerOptions.settings(environment, as: "test-other")
  }

  /// From now on the services' connections end here; the broker that they had takes none any more.
  func takeOver(from baton: BatonUp, _ machine: MachineFaults) async throws {
    let ready = try baton.ready
    for (service, pids) in ready.pids where service != "broker" {
      for pid in pids {
        try machine.lead(from: Self.port(of: ready.kafka), to: Self.port(of: address), for: pid)
      }
    }
    try BrokerTrouble(isDown: true).write(to: DataFolder(baton.data).brokerTrouble)
  }

  func stop() async throws {
    try await process.stop()
  }

  private static func port(of address: String) throws -> UInt16 {
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else {
      throw HarnessError("no port in \(address)")
    }
    return port
  }
}
