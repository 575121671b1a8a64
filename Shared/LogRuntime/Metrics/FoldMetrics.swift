internal import Metrics

/// What a reader of a log counts, for one partition of it.
final class FoldMetrics {
  private let dimensions: [(String, String)]
  private let foldedTotal: Counter
  let lag: Gauge
  private let held: Gauge
  private let limbo: Gauge
  private let restoreSeconds: Gauge
  private var voids: [String: Counter] = [:]

  init(reader: String, topic: String, partition: Int32) {
    dimensions = [("reader", reader), ("topic", topic), ("partition", String(partition))]
    foldedTotal = Counter(label: "baton_log_folded_total", dimensions: dimensions)
    lag = Gauge(label: "baton_log_lag", dimensions: dimensions)
    held = Gauge(label: "baton_log_held", dimensions: dimensions)
    limbo = Gauge(label: "baton_limbo_conversations", dimensions: dimensions)
    restoreSeconds = Gauge(label: "baton_restore_seconds", dimensions: dimensions)
  }

  func folded(_ count: Int) {
    if count > 0 { foldedTotal.increment(by: count) }
  }

  func void(_ reason: String) {
    if let counter = voids[reason] { return counter.increment() }
    let counter = Counter(
      label: "baton_records_void_total", dimensions: dimensions + [("reason", reason)])
    voids[reason] = counter
    counter.increment()
  }

  func behind(_ records: Int64) { lag.record(records) }

  func restored(in duration: Duration) {
    restoreSeconds.record(duration / .seconds(1))
  }

  func holds(_ count: Int, violations: Int) {
    held.record(count)
    limbo.record(violations)
  }
}
