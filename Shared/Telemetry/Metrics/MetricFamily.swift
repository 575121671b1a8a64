/// All series of one name, which differ in their labels.
struct MetricFamily {
  enum Kind: String {
    case counter, gauge, histogram
  }

  var kind: Kind
  /// By their labels as they are written, such as `code="200",method="GET"`.
  var series: [String: any MetricSeries] = [:]

  func exposition(name: String, help: String?) -> String {
    var text = ""
    if let help { text += "# HELP \(name) \(PrometheusName.escape(help))\n" }
    text += "# TYPE \(name) \(kind.rawValue)\n"
    for (labels, series) in series.sorted(by: { $0.key < $1.key }) {
      for sample in series.samples() {
        let all = [labels, sample.label].filter { !$0.isEmpty }.joined(separator: ",")
        let braces = all.isEmpty ? "" : "{\(all)}"
        text += "\(name)\(sample.suffix)\(braces) \(PrometheusName.number(sample.value))\n"
      }
    }
    return text
  }
}

/// What one series shows.
protocol MetricSeries: AnyObject, Sendable {
  static var kind: MetricFamily.Kind { get }
  func samples() -> [MetricSample]
}

/// One line of the exposition.
struct MetricSample {
  var suffix = ""
  /// A label beside the series' own, such as `le="0.5"`.
  var label = ""
  var value: Double
}
