import ArgumentParser
import Foundation
import Kafka
import LogRuntime
import ServiceHost

/// Which broker a command talks to.
struct BrokerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Kafka broker; else that of --data, KAFKA_BOOTSTRAP_SERVERS, or the `baton up` of this folder.",
      valueName: "host:port"))
  var kafka: String?

  @Option(
    help: ArgumentHelp(
      "The folder that a `baton up` keeps its files in. (default: .baton)", valueName: "folder"))
  var data: String?

  /// The folder named, or that of this folder's `baton up`.
  var dataFolder: DataFolder { DataFolder(URL(filePath: data ?? ".baton")) }

  /// How to reach the broker and what the topics are called.
  ///
  /// - Throws: a failure that says how to name a broker, where none is.
  func settings(as client: String = "baton") async throws -> LogSettings {
    let environment = Self.environment(
      ProcessInfo.processInfo.environment, kafka: kafka,
      running: ReadyFile.read(from: dataFolder.readyFile), isNamed: data != nil)
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

  /// The variables with the broker's address, and, where that is the running system's, with what else it takes to
  /// talk to it.
  ///
  /// - Parameter isNamed: whether the running system is the one of a folder that was asked for.
  static func environment(
    _ own: [String: String], kafka: String?, running: ReadyFile?, isNamed: Bool
  ) -> [String: String] {
    let variable = "KAFKA_BOOTSTRAP_SERVERS"
    var environment = own
    if let kafka {
      environment[variable] = kafka
    } else if let running, isNamed || own[variable] == nil {
      environment[variable] = running.kafka
    }
    guard let running, environment[variable] == running.kafka else { return environment }
    return environment.merging(running.environment ?? [:]) { own, _ in own }
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
