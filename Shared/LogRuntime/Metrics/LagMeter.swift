internal import Kafka
internal import Metrics

/// Tells every few seconds how far a reader is behind, from librdkafka's own statistics.
struct LagMeter {
  typealias Entry = (place: TopicPartition, nextOffset: Int64, gauge: Gauge)

  private static let interval: Duration = .seconds(5)
  private var due = ContinuousClock.now

  /// The client's configuration with the statistics that this needs, unless they are set already.
  static func configuration(_ client: ClientConfiguration) -> ClientConfiguration {
    let name = "statistics.interval.ms"
    return client.with([name: client.properties[name] ?? "5000"])
  }

  /// Measures beside the reader, if that is due: the statistics are a long text.
  mutating func measure(_ consumer: Consumer, _ entries: () -> [Entry]) {
    guard due <= .now else { return }
    due = .now + Self.interval
    let entries = entries()
    Task {
      guard let partitions = consumer.statistics?.partitions else { return }
      for entry in entries {
        guard let high = partitions[entry.place]?.high else { continue }
        entry.gauge.record(max(0, high - entry.nextOffset))
      }
    }
  }
}
