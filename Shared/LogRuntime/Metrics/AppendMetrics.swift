internal import Metrics

/// What an appender counts.
struct AppendMetrics: Sendable {
  private let appendedTotal = Counter(label: "baton_records_appended_total")
  private let failedTotal = Counter(label: "baton_append_failures_total")

  func appended(_ count: Int) {
    if count > 0 { appendedTotal.increment(by: count) }
  }

  func failed() { failedTotal.increment() }
}
