import ArgumentParser
import EmbeddedBroker
import Foundation
import Kafka
import LogRuntime
import UnixSignals

/// The embedded broker, in a process of its own: started by `baton up`.
struct BrokerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broker", abstract: "Runs the embedded broker; `baton up` starts it.",
    shouldDisplay: false)

  @Option(help: "Where to write how it stands, as JSON.")
  var statusFile: String

  @Option(help: "What topic names start with.")
  var prefix = Topics.defaultPrefix

  @Option(help: "Partitions of conversations.")
  var partitions: Int32 = 48

  func run() async throws {
    let topics = Topics(prefix: prefix)
    let plan = TopicPlan(topics: topics, partitions: partitions, replication: 1)
    let broker = try await EmbeddedBroker.start(topics: plan.all, passing: [topics.signals])
    let file = URL(filePath: statusFile)
    try BrokerStatus(of: broker).write(to: file)
    let writing = Task { try await keepWriting(broker, to: file) }
    for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) { break }
    writing.cancel()
    await broker.stop()
  }

  private func keepWriting(_ broker: EmbeddedBroker, to file: URL) async throws {
    var written = BrokerStatus(of: broker)
    while true {
      try await Task.sleep(for: BrokerStatus.interval)
      let now = BrokerStatus(of: broker)
      guard now.isNews(after: written) else { continue }
      try now.write(to: file)
      written = now
    }
  }
}
