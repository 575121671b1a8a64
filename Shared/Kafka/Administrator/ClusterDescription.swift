import CRdkafka

/// The brokers and topics of a cluster, topics sorted by name.
public struct ClusterDescription: Sendable, Hashable {
  public var brokers: [BrokerDescription]
  public var topics: [TopicDescription]
}

/// A broker as it advertises itself.
public struct BrokerDescription: Sendable, Hashable {
  public var id: Int32
  public var host: String
  public var port: Int32
}

/// A topic's partitions, in order.
public struct TopicDescription: Sendable, Hashable {
  public var name: String
  public var partitions: [PartitionDescription]

  public var partitionCount: Int { partitions.count }
  /// The fewest replicas that any partition has.
  public var replication: Int { partitions.map(\.replicas).min() ?? 0 }
}

/// Who holds a partition.
public struct PartitionDescription: Sendable, Hashable {
  public var id: Int32
  /// The leading broker's id; nil while there is none, and the partition can't be used.
  public var leader: Int32?
  public var replicas: Int
  public var inSyncReplicas: Int
}

extension ClusterDescription {
  init(_ metadata: rd_kafka_metadata) {
    brokers = (0..<Int(metadata.broker_cnt)).map { index in
      let broker = metadata.brokers[index]
      return BrokerDescription(id: broker.id, host: String(cString: broker.host), port: broker.port)
    }
    topics = (0..<Int(metadata.topic_cnt)).map { TopicDescription(metadata.topics[$0]) }
      .sorted { $0.name < $1.name }
  }
}

extension TopicDescription {
  init(_ topic: rd_kafka_metadata_topic) {
    name = String(cString: topic.topic)
    partitions = (0..<Int(topic.partition_cnt)).map { PartitionDescription(topic.partitions[$0]) }
      .sorted { $0.id < $1.id }
  }
}

extension PartitionDescription {
  init(_ partition: rd_kafka_metadata_partition) {
    id = partition.id
    leader = partition.leader < 0 ? nil : partition.leader
    replicas = Int(partition.replica_cnt)
    inSyncReplicas = Int(partition.isr_cnt)
  }
}
