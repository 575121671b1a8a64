import CRdkafka

/// Looks at a cluster, and makes and removes topics.
public final class Administrator: Sendable {
  let client: NativeClient
  let requests = BlockingQueue("administrator")

  /// - Throws: `.configure` for a property that librdkafka refuses.
  public init(_ configuration: ClientConfiguration) throws(KafkaError) {
    let native = try NativeConfiguration(configuration, defaults: [:])
    native.deliver(events: RD_KAFKA_EVENT_ERROR)
    client = try NativeClient(
      RD_KAFKA_PRODUCER, native, logSink: configuration.log.map { LogSink($0) })
  }

  /// The brokers and all topics. Never makes a topic in passing.
  public nonisolated(nonsending) func cluster(
    timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> ClusterDescription {
    try await requests.run { [client] () throws(KafkaError) in
      var metadata: UnsafePointer<rd_kafka_metadata>?
      try KafkaError.check(
        rd_kafka_metadata(client.pointer, 1, nil, &metadata, timeout.milliseconds))
      guard let metadata else { throw KafkaError(.timedOut, detail: "metadata") }
      defer { rd_kafka_metadata_destroy(metadata) }
      return ClusterDescription(metadata.pointee)
    }
  }

  /// The topic as the cluster describes it, or nil if there is none of this name.
  public nonisolated(nonsending) func topic(
    _ name: String, timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> TopicDescription? {
    try await cluster(timeout: timeout).topics.first { $0.name == name }
  }
}
