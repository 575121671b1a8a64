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

  @Option(help: "A file with more prefixes whose topics are wanted, one a line.")
  var wantedPrefixes: String?

  @Option(help: "A file that says what the broker is to do wrong.")
  var trouble: String?

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
    var made: Set<String> = [prefix]
    var troubled = BrokerTrouble()
    while true {
      try await Task.sleep(for: BrokerStatus.interval)
      if let trouble, let now = BrokerTrouble.read(from: URL(filePath: trouble)), now != troubled {
        try await now.make(at: broker, after: troubled)
        troubled = now
      }
      for wanted in wanted() where made.insert(wanted).inserted { try await make(wanted, broker) }
      let now = BrokerStatus(of: broker)
      guard now.isNews(after: written) else { continue }
      try now.write(to: file)
      written = now
    }
  }

  private func wanted() -> [String] {
    guard let wantedPrefixes,
      let text = try? String(contentsOf: URL(filePath: wantedPrefixes), encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").map(String.init)
  }

  /// What the broker's own process alone can do.
  private func make(_ prefix: String, _ broker: EmbeddedBroker) async throws {
    let plan = TopicPlan(topics: Topics(prefix: prefix), partitions: partitions, replication: 1)
    for topic in plan.all {
      try await broker.cluster.createTopic(topic.name, partitions: topic.partitions)
    }
  }
}
