public import CoreMetrics
internal import Synchronization

/// A swift-metrics backend that shows what it holds as Prometheus text (exposition format 0.0.4).
///
/// Names keep their spelling with `.` and `-` turned into `_`. A `Timer` becomes a histogram in
/// seconds and its name ends in `_seconds`; an aggregating `Recorder` becomes a histogram, a plain
/// one and a `Meter` a gauge.
public final class PrometheusRegistry: MetricsFactory {
  /// Bounds, in seconds, that fit from a log append to an agent's answer.
  public static let secondsBuckets: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
  ]
  /// Bounds for counts and sizes.
  public static let sizeBuckets: [Double] = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000, 1_000_000,
  ]

  private struct State {
    var families: [String: MetricFamily] = [:]
    var help: [String: String] = [:]
    var buckets: [String: [Double]] = [:]
    var collectors: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  public init() {}

  /// Says what a metric means, in its `# HELP` line.
  public func describe(_ name: String, _ help: String) {
    state.withLock { $0.help[PrometheusName.metric(name)] = help }
  }

  /// Sets a histogram's upper bounds, ascending; holds for histograms made afterwards.
  public func setBuckets(_ bounds: [Double], for name: String) {
    state.withLock { $0.buckets[PrometheusName.metric(name)] = bounds.sorted() }
  }

  /// Calls `update` before each exposition, to set gauges that are cheaper to ask for than to keep.
  public func collect(_ update: @escaping @Sendable () -> Void) {
    state.withLock { $0.collectors.append(update) }
  }

  /// Everything held, families and series in alphabetical order.
  public func exposition() -> String {
    let collectors = state.withLock { $0.collectors }
    for update in collectors { update() }
    return state.withLock { state in
      state.families.sorted { $0.key < $1.key }
        .map { $0.value.exposition(name: $0.key, help: state.help[$0.key]) }.joined()
    }
  }

  /// The series of that name and labels; one apart, shown nowhere, when the name is another kind's.
  private func series<Series: MetricSeries>(
    _ name: String, _ dimensions: [(String, String)], make: ([Double]?) -> Series
  ) -> Series {
    let name = PrometheusName.metric(name)
    let labels = PrometheusName.labels(dimensions)
    return state.withLock { state in
      let buckets = state.buckets[name]
      let family = state.families[name, default: MetricFamily(kind: Series.kind)]
      if let series = family.series[labels] as? Series { return series }
      let series = make(buckets)
      if family.kind == Series.kind {
        state.families[name, default: family].series[labels] = series
      }
      return series
    }
  }

  // MARK: MetricsFactory

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions) { _ in PrometheusCounter() }
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, dimensions) { _ in PrometheusCounter() }
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions) { _ in PrometheusGauge() }
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else { return series(label, dimensions) { _ in PrometheusGauge() } }
    return series(label, dimensions) { PrometheusHistogram(bounds: $0 ?? Self.sizeBuckets) }
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let name = label.hasSuffix("_seconds") ? label : label + "_seconds"
    return series(name, dimensions) { PrometheusHistogram(bounds: $0 ?? Self.secondsBuckets) }
  }

  // Series stay for the life of the process: a counter that vanished would look like a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}
}
