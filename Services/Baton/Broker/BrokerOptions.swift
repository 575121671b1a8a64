import ArgumentParser
import Foundation
import Kafka
import LogRuntime
import ServiceHost

/// Which broker a command talks to.
struct BrokerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Kafka broker; else KAFKA_BOOTSTRAP_SERVERS, or the `baton up` of this folder.",
      valueName: "host:port"))
  var kafka: String?

  @Option(help: ArgumentHelp("The folder that `baton up` keeps its files in.", valueName: "folder"))
  var data: String = ".baton"

  /// How to reach the broker and what the topics are called.
  ///
  /// - Throws: a failure that says how to name a broker, where none is.
  func settings(as client: String = "baton") async throws -> LogSettings {
    var environment = ProcessInfo.processInfo.environment
    let running = ReadyFile.read(from: DataFolder(URL(filePath: data)).readyFile)
    if let kafka { environment["KAFKA_BOOTSTRAP_SERVERS"] = kafka }
    if environment["KAFKA_BOOTSTRAP_SERVERS"] == nil, let running {
      environment["KAFKA_BOOTSTRAP_SERVERS"] = running.kafka
      environment.merge(running.environment ?? [:]) { own, _ in own }
    }
    guard environment["KAFKA_BOOTSTRAP_SERVERS"]?.isEmpty == false else {
      throw CommandFailure(
        .brokerUnreachable,
        """
        No broker is known. Start one here: baton up
        Or name one: --kafka HOST:PORT, or KAFKA_BOOTSTRAP_SERVERS in the environment.
        """)
    }
    return try await Self.settings(environment, as: client)
  }

  /// From variables as a service reads them.
  static func settings(
    _ environment: [String: String], as client: String = "baton"
  ) async throws -> LogSettings {
    let settings = try await Settings.read(
      [.bootstrapServers, .topicPrefix, .headers], environment: environment)
    let properties = settings.kafkaProperties.map { ($0.name, $0.value) }
    return LogSettings(
      client: ClientConfiguration(
        bootstrapServers: settings.bootstrapServers, clientID: client,
        properties: Dictionary(properties) { _, last in last }),
      topics: Topics(prefix: settings.topicPrefix), source: "/baton/cli")
  }
}
