import Kafka
import LogRuntime

/// The topics of a prefix as they have to be.
struct TopicPlan: Sendable {
  var topics: Topics
  /// Of conversations, and what goes with each of them; fixed for the life of the prefix.
  var partitions: Int32
  var replication: Int16

  private static let day = 24 * 60 * 60 * 1_000

  /// In the order of DESIGN section 3.
  var all: [NewTopic] {
    [
      topic(topics.conversations, partitions, keptDays: 30),
      topic(topics.teams, min(partitions, 12), keptDays: 7),
      compacted(topics.customers, partitions),
      // All of it: edits count by what they name, and say who made them.
      topic(topics.knowledge, 1, kept: -1),
      compacted(topics.gateways, 1),
      topic(topics.signals, min(partitions, 6), kept: 60 * 60 * 1_000),
      topic(topics.deadLetters, min(partitions, 3), keptDays: 30),
    ]
  }

  /// Those whose partitions begin with a record that says which log this is.
  var logs: [NewTopic] { all.filter { [topics.conversations, topics.teams].contains($0.name) } }

  private func topic(_ name: String, _ partitions: Int32, keptDays: Int) -> NewTopic {
    topic(name, partitions, kept: keptDays * Self.day)
  }

  private func topic(_ name: String, _ partitions: Int32, kept milliseconds: Int) -> NewTopic {
    topic(
      name, partitions, ["cleanup.policy": "delete", "retention.ms": String(milliseconds)])
  }

  private func compacted(_ name: String, _ partitions: Int32) -> NewTopic {
    topic(name, partitions, ["cleanup.policy": "compact"])
  }

  private func topic(
    _ name: String, _ partitions: Int32, _ properties: [String: String]
  ) -> NewTopic {
    let common = [
      // Time is the broker's, never a gateway's.
      "message.timestamp.type": "LogAppendTime",
      "min.insync.replicas": String(min(replication, 2)),
      "unclean.leader.election.enable": "false",
    ]
    return NewTopic(
      name, partitions: partitions, replication: replication,
      properties: properties.merging(common) { own, _ in own })
  }
}
