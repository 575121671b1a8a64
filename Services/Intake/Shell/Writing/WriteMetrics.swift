internal import Metrics
internal import Synchronization

/// What intake counts of its writes.
final class WriteMetrics: Sendable {
  private let durable = Timer(label: "baton_intake_durable_seconds")
  private let repeatedTotal = Counter(label: "baton_intake_repeated_total")
  private let unavailableTotal = Counter(label: "baton_intake_unavailable_total")
  /// By the event's name; made once each.
  private let acceptedTotals = Mutex<[String: Counter]>([:])

  /// A record is durable, so long after it was handed to the log.
  func written(_ type: String, in duration: Duration) {
    let nanoseconds = Int64(duration / .nanoseconds(1))
    durable.recordNanoseconds(nanoseconds)
    let counter = acceptedTotals.withLock { totals in
      let counter =
        totals[type] ?? Counter(label: "baton_intake_accepted_total", dimensions: [("type", type)])
      totals[type] = counter
      return counter
    }
    counter.increment()
  }

  func repeated() { repeatedTotal.increment() }

  func unavailable() { unavailableTotal.increment() }
}
