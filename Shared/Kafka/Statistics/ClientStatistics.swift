import Foundation
import Synchronization

/// What librdkafka says about itself every `statistics.interval.ms`, as far as it is useful here.
///
/// https://github.com/confluentinc/librdkafka/blob/v2.0.2/STATISTICS.md
public struct ClientStatistics: Sendable, Hashable {
  /// Seconds since 1970 when it was taken.
  public var time: Int64
  /// Messages of a producer that wait or are on the way.
  public var queuedMessages: Int64
  /// Their bytes.
  public var queuedBytes: Int64
  /// Events and records that wait for the application.
  public var waitingEvents: Int64
  /// Brokers to which a connection stands.
  public var connectedBrokers: Int
  public var partitions: [TopicPartition: PartitionStatistics]

  /// The lag of all partitions together, as far as it is known.
  public var lag: Int64 {
    partitions.values.reduce(0) { $0.addingReportingOverflow(max($1.lag ?? 0, 0)).partialValue }
  }

  /// - Throws: a `DecodingError` for JSON of another shape.
  public init(json: String) throws {
    let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    time = document.time
    queuedMessages = document.msg_cnt ?? 0
    queuedBytes = document.msg_size ?? 0
    waitingEvents = document.replyq ?? 0
    // A broker can be in it several times: as itself, and as the group's coordinator.
    connectedBrokers =
      Set(
        (document.brokers ?? [:]).values.filter { $0.nodeid >= 0 && $0.state == "UP" }.map(\.nodeid)
      ).count
    partitions = document.partitions
  }
}

/// One partition as its consumer sees it.
public struct PartitionStatistics: Sendable, Hashable {
  /// Records behind the high watermark; nil where it is not known yet.
  public var lag: Int64?
  /// Records fetched and not read.
  public var fetched: Int64
  /// The high watermark; nil where it is not known yet.
  public var high: Int64?
}

/// librdkafka's JSON, with its names.
private struct Document: Decodable {
  struct Broker: Decodable {
    var nodeid: Int32
    var state: String
  }
  struct Partition: Decodable {
    var consumer_lag: Int64?
    var fetchq_cnt: Int64?
    var hi_offset: Int64?
  }
  struct Topic: Decodable { var partitions: [String: Partition] }

  var time: Int64
  var msg_cnt: Int64?
  var msg_size: Int64?
  var replyq: Int64?
  var brokers: [String: Broker]?
  var topics: [String: Topic]?

  var partitions: [TopicPartition: PartitionStatistics] {
    var all: [TopicPartition: PartitionStatistics] = [:]
    for (topic, content) in topics ?? [:] {
      // Partition -1 stands for messages without a partition yet.
      for (id, partition) in content.partitions {
        guard let id = Int32(id), id >= 0 else { continue }
        all[TopicPartition(topic, id)] = PartitionStatistics(partition)
      }
    }
    return all
  }
}

extension PartitionStatistics {
  fileprivate init(_ partition: Document.Partition) {
    lag = partition.consumer_lag.flatMap { $0 < 0 ? nil : $0 }
    fetched = partition.fetchq_cnt ?? 0
    high = partition.hi_offset.flatMap { $0 < 0 ? nil : $0 }
  }
}

extension Consumer {
  /// The last statistics that `next` came across; nil before the first. Needs
  /// `statistics.interval.ms`.
  public var statistics: ClientStatistics? {
    state.withLock { $0.statistics }.flatMap { try? ClientStatistics(json: $0) }
  }
}

extension Producer {
  /// The last statistics; nil before the first. Needs `statistics.interval.ms`.
  public var statistics: ClientStatistics? {
    reports.statistics.flatMap { try? ClientStatistics(json: $0) }
  }
}
