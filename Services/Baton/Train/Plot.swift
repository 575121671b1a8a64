import Foundation
import Understanding

/// A line over a unit square, as SVG without anything else.
struct Plot {
  var title: String
  var across: String
  var up: String
  /// From 0 to 1 each.
  var points: [(x: Double, y: Double)]
  /// What would be ideal, or was wanted.
  var reference: [(x: Double, y: Double)]
  /// The lowest value shown upwards.
  var floor = 0.0

  /// What was promised against what was kept; on the diagonal both are the same.
  static func reliability(_ evaluation: Evaluation) -> Plot {
    Plot(
      title: "Reliability", across: "confidence", up: "share that was right",
      points: evaluation.reliability.map { ($0.confidence, $0.accuracy) },
      reference: [(0, 0), (1, 1)])
  }

  /// What share could be answered at which precision; the cross is the chosen threshold.
  static func precisionByCoverage(_ evaluation: Evaluation) -> Plot {
    let points = evaluation.precisionByCoverage.map { ($0.coverage, $0.precision) }
    let coverage = evaluation.coverage ?? 0
    let lowest = points.map(\.1).min() ?? 0
    return Plot(
      title: "Precision by coverage", across: "share of messages answered", up: "precision",
      points: points, reference: [(coverage, 0), (coverage, 1)],
      floor: max(0, (lowest * 10 - 0.5).rounded(.down) / 10))
  }

  var svg: String {
    let ticks = (0...5).map { Double($0) / 5 }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 400" font-family="system-ui, sans-serif" font-size="12">
      <rect width="480" height="400" fill="#fff"/>
      <text x="60" y="24" font-size="15" font-weight="600" fill="#1c2430">\(title)</text>
      <g stroke="#e3e7ee" stroke-width="1">
      \(ticks.map(gridLines).joined(separator: "\n"))
      </g>
      <g fill="#5b6676">
      \(ticks.map(labels).joined(separator: "\n"))
      <text x="260" y="392" text-anchor="middle">\(across)</text>
      <text transform="translate(16 190) rotate(-90)" text-anchor="middle">\(up)</text>
      </g>
      <polyline points="\(line(reference))" fill="none" stroke="#9aa5b5" stroke-dasharray="4 4"/>
      <polyline points="\(line(points))" fill="none" stroke="#1f6feb" stroke-width="2" stroke-linejoin="round"/>
      \(points.count > 30 ? "" : points.map(dot).joined(separator: "\n"))
      </svg>

      """
  }

  private func x(_ value: Double) -> Double { 60 + value * 400 }

  private func y(_ value: Double) -> Double {
    350 - (max(floor, value) - floor) / max(1 - floor, 0.01) * 310
  }

  private func line(_ points: [(x: Double, y: Double)]) -> String {
    points.map { "\(Self.number(x($0.x))),\(Self.number(y($0.y)))" }.joined(separator: " ")
  }

  private func dot(_ point: (x: Double, y: Double)) -> String {
    "<circle cx=\"\(Self.number(x(point.x)))\" cy=\"\(Self.number(y(point.y)))\" r=\"3\" fill=\"#1f6feb\"/>"
  }

  private func gridLines(_ tick: Double) -> String {
    let across = Self.number(y(floor + tick * (1 - floor)))
    let up = Self.number(x(tick))
    return "<path d=\"M60 \(across)H460M\(up) 40V350\"/>"
  }

  private func labels(_ tick: Double) -> String {
    let value = floor + tick * (1 - floor)
    return
      "<text x=\"\(Self.number(x(tick)))\" y=\"368\" text-anchor=\"middle\">\(Self.number(tick))</text>"
      + "<text x=\"52\" y=\"\(Self.number(y(value) + 4))\" text-anchor=\"end\">\(Self.number(value))</text>"
  }

  private static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }
}
