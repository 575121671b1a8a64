import ArgumentParser
import Kafka
import LogRuntime
import ServiceHost

/// Looks after the topics.
struct TopicsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract: "Shows or makes the topics that the services need.",
    discussion: """
      Nobody makes topics in passing. `apply` makes those that are missing and writes the first \
      record of each partition, which says which log this is. The number of partitions is fixed \
      for the life of a prefix: growing means another prefix (BATON_TOPIC_PREFIX).
      """,
    subcommands: [Plan.self, Apply.self])

  struct Shape: ParsableArguments {
    @Option(help: "Partitions of conversations. (default: as there are, or 24)")
    var partitions: Int32?

    @Option(help: "Copies of each partition. (default: 3, or as many as there are brokers)")
    var replication: Int16?

    func validate() throws {
      if let partitions, !(1...10_000).contains(partitions) {
        throw ValidationError("--partitions must be from 1 to 10000")
      }
      if let replication, !(1...10).contains(replication) {
        throw ValidationError("--replication must be from 1 to 10")
      }
    }
  }

  struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what `apply` would do, and what is not as it should be.")

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var shape: Shape

    func run() async throws {
      let preparation = TopicPreparation(settings: try await broker.settings())
      let comparison = try await preparation.compareAll(
        partitions: shape.partitions, replication: shape.replication)
      for topic in comparison.missing {
        Standard.out(
          "make    \(topic.name): \(topic.partitions) partitions, \(topic.replication ?? 1) copies")
      }
      for difference in comparison.differences { Standard.out("differs \(difference)") }
      for conflict in comparison.conflicts { Standard.out("refused \(conflict)") }
      if comparison.missing.isEmpty, comparison.differences.isEmpty, comparison.conflicts.isEmpty {
        Standard.out("All topics of \(comparison.plan.topics.prefix) are as they should be.")
      }
      if !comparison.conflicts.isEmpty {
        throw ArgumentParser.ExitCode(Ending.configuration.rawValue)
      }
    }
  }

  struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes the topics that are missing; does nothing where all are there.")

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var shape: Shape

    func run() async throws {
      let preparation = TopicPreparation(settings: try await broker.settings())
      let outcome = try await preparation.apply(
        partitions: shape.partitions, replication: shape.replication)
      for name in outcome.made { Standard.out("made \(name)") }
      Standard.out(
        "\(outcome.summary); \(outcome.opened) partitions opened")
    }
  }
}
