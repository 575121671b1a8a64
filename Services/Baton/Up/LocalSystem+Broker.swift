import Foundation
import Kafka
import LogRuntime
import ServiceHost

/// The broker of a `baton up`: an embedded one, or the firm's.
extension LocalSystem {
  /// From here on new messages are refused. A full partition drops its oldest records, and what is
  /// under way needs room to be finished: answers, handoffs, deliveries.
  static let fullAt = 0.9
  static let warnAt = 0.8
  /// So many that what it keeps, 5 MiB a partition, lasts a while.
  static let embeddedPartitions: Int32 = 48

  /// Gives the address that services are told.
  func startBroker() async throws -> String {
    if let kafka = plan.kafka { return kafka }
    // Its log begins anew, and with it all that services make of it.
    plan.data.forgetDerived()
    try? FileManager.default.removeItem(at: plan.data.brokerStatus)
    let broker = try ChildProcess(
      plan.baton(
        "broker",
        [
          "broker", "--status-file", plan.data.brokerStatus.path, "--prefix", plan.prefix,
          "--partitions", String(plan.partitions ?? Self.embeddedPartitions), "--wanted-prefixes",
          plan.data.wantedPrefixes.path, "--trouble", plan.data.brokerTrouble.path,
        ]))
    self.broker = broker
    await keeper.keep(broker.pid)
    while broker.isRunning {
      if let status = BrokerStatus.read(from: plan.data.brokerStatus), status.pid == broker.pid {
        console.broker(status.bootstrapServers)
        return status.bootstrapServers
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw CommandFailure(
      .failed, "The embedded broker does not start:\n\(logEnd(of: "broker"))")
  }

  /// Returns when the embedded broker died; never for a firm's own Kafka.
  func watchBroker() async throws {
    guard let broker else {
      while true { try await Task.sleep(for: .seconds(3_600)) }
    }
    let filling = Task { try await watchFill() }
    _ = await broker.exitStatus()
    filling.cancel()
    await keeper.release(broker.pid)
  }

  func stopBroker() async {
    guard let broker else { return }
    broker.send(SIGTERM)
    let killer = Task {
      try await Task.sleep(for: .seconds(3))
      broker.send(SIGKILL)
    }
    _ = await broker.exitStatus()
    killer.cancel()
    await keeper.release(broker.pid)
  }

  private func watchFill() async throws {
    var told = 0.0
    while true {
      try await Task.sleep(for: BrokerStatus.interval)
      guard let status = BrokerStatus.read(from: plan.data.brokerStatus) else { continue }
      if status.fill >= Self.fullAt, told < Self.fullAt {
        try Data().write(to: plan.data.refusal)
        console.brokerFull(status)
        told = status.fill
      } else if status.fill >= Self.warnAt, told < Self.warnAt {
        console.brokerFilling(status)
        told = status.fill
      }
    }
  }

  /// Makes the topics that are missing.
  func prepareTopics(at kafka: String) async throws {
    let settings = try await BrokerOptions.settings(
      try plan.environment(kafka: kafka), as: "baton-up")
    let preparation = TopicPreparation(settings: settings)
    let isEmbedded = plan.kafka == nil
    let outcome = try await preparation.apply(
      partitions: plan.partitions, replication: isEmbedded ? 1 : nil)
    console.topics(outcome)
  }

  /// The last lines that a process wrote.
  func logEnd(of name: String) -> String {
    let log = (try? String(contentsOf: plan.data.log(of: name), encoding: .utf8)) ?? ""
    let lines = log.split(separator: "\n").suffix(12).map { "  \($0)" }
    return lines.isEmpty ? "  (it wrote nothing)" : lines.joined(separator: "\n")
  }
}
