public import Kafka

/// A broker inside this process, for one machine and for tests: librdkafka's mock cluster with real
/// sockets and the real protocol.
///
/// It keeps everything in memory, at most `partitionBytes` of a partition, and drops the oldest
/// beyond that: `fill` says how near that is.
public final class EmbeddedBroker: Sendable {
  /// What a partition holds before its oldest records are dropped, in bytes.
  public static let partitionBytes = 5 * 1_024 * 1_024
  /// What it holds at most in batches.
  public static let partitionBatches = 100_000

  /// What clients of this broker need, over `ServiceProperties`.
  public static let clientProperties: [String: String] = [
    // It answers a fetch only when this has passed, even if there is data: the latency of reading.
    "fetch.wait.max.ms": "5",
    // It rebalances when this has nearly passed, and after a death sometimes twice.
    "session.timeout.ms": "4000",
    "heartbeat.interval.ms": "1000",
    // It forgets a member that waits to join and never answers it: this and 3 s later the member asks
    // again. A real Kafka answers.
    "max.poll.interval.ms": "10000",
  ]

  /// For tests that take brokers down, slow them or make them fail.
  public let cluster: MockCluster
  private let meter: FillMeter

  /// Starts it with these topics. Properties of topics are not honoured.
  ///
  /// - Parameter passing: the names of topics whose records may be dropped; they don't count as fill.
  public static func start(
    topics: [NewTopic], passing: Set<String> = [], brokers: Int32 = 1
  ) async throws(KafkaError) -> EmbeddedBroker {
    let cluster = try MockCluster(brokers: brokers)
    for topic in topics {
      try await cluster.createTopic(
        topic.name, partitions: topic.partitions, replication: Int32(topic.replication ?? 1))
    }
    let meter = try await FillMeter.start(
      configuration(of: cluster, clientID: "fill"),
      topics: topics.filter { !passing.contains($0.name) })
    return EmbeddedBroker(cluster: cluster, meter: meter)
  }

  private init(cluster: MockCluster, meter: FillMeter) {
    self.cluster = cluster
    self.meter = meter
  }

  /// Where it listens, on a free port: `host:port`.
  public var bootstrapServers: String { cluster.bootstrapServers }

  /// For clients in this process or another.
  public func configuration(clientID: String) -> ClientConfiguration {
    Self.configuration(of: cluster, clientID: clientID)
  }

  private static func configuration(
    of cluster: MockCluster, clientID: String
  ) -> ClientConfiguration {
    ClientConfiguration(
      bootstrapServers: cluster.bootstrapServers, clientID: clientID,
      properties: clientProperties)
  }

  /// The part of each partition that is taken: 0 to 1, where 1 also says that records were dropped.
  /// A little pessimistic, and about a tenth of a second behind.
  public var fill: [TopicPartition: Double] { meter.fill }

  /// The fullest partition, and how full it is.
  public var fullest: (partition: TopicPartition, fill: Double)? {
    fill.sorted { $0.key < $1.key }.max { $0.value < $1.value }.map { ($0.key, $0.value) }
  }

  /// Waits until some partition is as full as `level`, 0 to 1, and names it.
  ///
  /// - Throws: if the task is cancelled, or the meter is stopped.
  public func reached(_ level: Double) async throws(CancellationError) -> TopicPartition {
    var looks = meter.looks()
    while true {
      if let fullest, fullest.fill >= level { return fullest.partition }
      guard await looks.next() != nil else { throw CancellationError() }
    }
  }

  /// Ends the meter. The brokers end with the last reference.
  public func stop() async { await meter.stop() }
}
