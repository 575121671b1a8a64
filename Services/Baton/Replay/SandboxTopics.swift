import Foundation
import Kafka
import LogRuntime
import ServiceHost

/// Makes the topics of a sandbox, as many partitions as production has, and opens its logs.
struct SandboxTopics: Sendable {
  var production: LogSettings
  var sandbox: LogSettings
  /// Of the `baton up` whose embedded broker this may be.
  var data: DataFolder

  /// - Throws: a failure where such topics hold conversations already.
  func make() async throws {
    let prefix = sandbox.topics.prefix
    guard prefix != production.topics.prefix else {
      throw CommandFailure(.usage, "--into must be another prefix than the log's own, \(prefix)")
    }
    let count = try await TopicReader.partitions(
      of: production.topics.conversations, production
    ).count
    let preparation = TopicPreparation(settings: sandbox)
    let comparison = try await preparation.compare(partitions: Int32(count), replication: nil)
    let isNew = comparison.missing.contains { $0.name == sandbox.topics.conversations }
    if !isNew { try await refuseWhatIsUsed() }
    if isNew, isEmbedded { try await askTheBroker(preparation, Int32(count)) }
    _ = try await preparation.apply(partitions: Int32(count), replication: nil)
  }

  /// Each partition begins with the record that opens it; more than that is somebody's.
  private func refuseWhatIsUsed() async throws {
    let partitions = try await TopicReader.partitions(of: sandbox.topics.conversations, sandbox)
    let consumer = try Consumer(sandbox.client, group: nil)
    let marks = try? await consumer.watermarks(of: partitions)
    await consumer.close()
    guard let marks, marks.values.allSatisfy({ $0.high <= 1 }) else {
      throw CommandFailure(
        .failed,
        "The topics of \(sandbox.topics.prefix) are in use. Take another prefix: a sandbox begins empty"
      )
    }
  }

  private var isEmbedded: Bool {
    BrokerStatus.read(from: data.brokerStatus)?.bootstrapServers
      == sandbox.client.bootstrapServers
  }

  /// The embedded broker makes topics in its own process only, which reads what is wanted from a file.
  private func askTheBroker(_ preparation: TopicPreparation, _ partitions: Int32) async throws {
    let file = data.wantedPrefixes
    let earlier = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try Data((earlier + sandbox.topics.prefix + "\n").utf8).write(to: file, options: .atomic)
    let deadline = ContinuousClock.now + .seconds(20)
    while true {
      let missing = try await preparation.compare(partitions: partitions, replication: nil).missing
      if missing.isEmpty { return }
      guard ContinuousClock.now < deadline else {
        throw CommandFailure(.failed, "The embedded broker made no topics within 20 s")
      }
      try await Task.sleep(for: BrokerStatus.interval)
    }
  }
}
