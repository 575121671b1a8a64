internal import CoreMetrics
internal import Synchronization

/// Only ever grows.
final class PrometheusCounter: MetricSeries, CounterHandler, FloatingPointCounterHandler {
  static let kind = MetricFamily.Kind.counter
  private let value = Mutex(0.0)

  func increment(by amount: Int64) { increment(by: Double(amount)) }

  func increment(by amount: Double) {
    guard amount > 0 else { return }
    value.withLock { $0 += amount }
  }

  func reset() { value.withLock { $0 = 0 } }

  func samples() -> [MetricSample] { [MetricSample(value: value.withLock { $0 })] }
}

/// Goes up and down.
final class PrometheusGauge: MetricSeries, MeterHandler, RecorderHandler {
  static let kind = MetricFamily.Kind.gauge
  private let value = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }

  func samples() -> [MetricSample] { [MetricSample(value: value.withLock { $0 })] }
}

/// Counts values by upper bounds.
final class PrometheusHistogram: MetricSeries, RecorderHandler, TimerHandler {
  static let kind = MetricFamily.Kind.histogram

  private struct State {
    /// One more than the bounds: the last counts what is above all of them.
    var counts: [UInt64]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let state: Mutex<State>

  init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard !value.isNaN else { return }
    let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[bucket] += 1
      state.sum += value
    }
  }

  func samples() -> [MetricSample] {
    let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
    var total: UInt64 = 0
    var samples: [MetricSample] = []
    for (bound, count) in zip(bounds + [.infinity], counts) {
      total += count
      let label = "le=\"\(PrometheusName.number(bound))\""
      samples.append(MetricSample(suffix: "_bucket", label: label, value: Double(total)))
    }
    samples.append(MetricSample(suffix: "_sum", value: sum))
    samples.append(MetricSample(suffix: "_count", value: Double(total)))
    return samples
  }
}
