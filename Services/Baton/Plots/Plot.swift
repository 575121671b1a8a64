import Foundation

/// Lines over a plane, as SVG without anything else.
struct Plot {
  struct Axis {
    var label: String
    var range: ClosedRange<Double>
    var ticks: [Double]
    /// How a tick is written.
    var text: @Sendable (Double) -> String = Plot.number

    /// From 0 to a round number that is not below `highest`, in about five steps.
    static func from0(
      _ label: String, to highest: Double,
      text: @escaping @Sendable (Double) -> String = Plot.number
    ) -> Axis {
      let rough = max(highest, 1e-9) / 5
      let power = pow(10, log10(rough).rounded(.down))
      let step = ([1, 2, 2.5, 5, 10].first { $0 * power >= rough } ?? 10) * power
      let count = max(1, (highest / step).rounded(.up))
      return Axis(
        label: label, range: 0...(count * step), ticks: (0...Int(count)).map { Double($0) * step },
        text: text)
    }

    fileprivate func share(_ value: Double) -> Double {
      let width = range.upperBound - range.lowerBound
      let inside = min(range.upperBound, max(range.lowerBound, value))
      return width > 0 ? (inside - range.lowerBound) / width : 0
    }
  }

  struct Line {
    /// Beside a sample of it; none of a reference.
    var name = ""
    var points: [(x: Double, y: Double)]
    var ink = Plot.inks[0]
    /// What would be ideal, or was wanted.
    var isReference = false
  }

  static let inks = ["#1f6feb", "#d9480f", "#2b8a3e", "#9c36b5"]

  var title: String
  var across: Axis
  var up: Axis
  var lines: [Line]

  var svg: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 400" font-family="system-ui, sans-serif" font-size="12">
    <rect width="480" height="400" fill="#fff"/>
    <text x="60" y="24" font-size="15" font-weight="600" fill="#1c2430">\(title)</text>
    <g stroke="#e3e7ee" stroke-width="1">
    \((across.ticks.map { "<path d=\"M\(x($0)) 40V350\"/>" } + up.ticks.map { "<path d=\"M60 \(y($0))H460\"/>" }).joined(separator: "\n"))
    </g>
    <g fill="#5b6676">
    \((across.ticks.map(acrossLabel) + up.ticks.map(upLabel)).joined(separator: "\n"))
    <text x="260" y="392" text-anchor="middle">\(across.label)</text>
    <text transform="translate(16 190) rotate(-90)" text-anchor="middle">\(up.label)</text>
    </g>
    \((lines.filter(\.isReference) + lines.filter { !$0.isReference }).map(drawn).joined(separator: "\n"))
    \(legend)
    </svg>

    """
  }

  private func drawn(_ line: Line) -> String {
    let points = line.points.map { "\(x($0.x)),\(y($0.y))" }.joined(separator: " ")
    guard !line.isReference else {
      return
        "<polyline points=\"\(points)\" fill=\"none\" stroke=\"#9aa5b5\" stroke-dasharray=\"4 4\"/>"
    }
    let dots = line.points.count > 30 ? [] : line.points
    return
      ([
        "<polyline points=\"\(points)\" fill=\"none\" stroke=\"\(line.ink)\" stroke-width=\"2\" stroke-linejoin=\"round\"/>"
      ]
      + dots.map {
        "<circle cx=\"\(x($0.x))\" cy=\"\(y($0.y))\" r=\"3\" fill=\"\(line.ink)\"/>"
      }).joined(separator: "\n")
  }

  /// The names of lines, at the top on the right.
  private var legend: String {
    lines.filter { !$0.name.isEmpty }.enumerated().map { place, line in
      let y = 56 + place * 17
      return "<path d=\"M438 \(y - 4)H456\" stroke=\"\(line.ink)\" stroke-width=\"2\"/>"
        + "<text x=\"432\" y=\"\(y)\" text-anchor=\"end\" fill=\"#1c2430\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">\(line.name)</text>"
    }.joined(separator: "\n")
  }

  private func x(_ value: Double) -> String { Self.number(60 + across.share(value) * 400) }

  private func y(_ value: Double) -> String { Self.number(350 - up.share(value) * 310) }

  private func acrossLabel(_ tick: Double) -> String {
    "<text x=\"\(x(tick))\" y=\"368\" text-anchor=\"middle\">\(across.text(tick))</text>"
  }

  private func upLabel(_ tick: Double) -> String {
    "<text x=\"52\" y=\"\(Self.number(350 - up.share(tick) * 310 + 4))\" text-anchor=\"end\">\(up.text(tick))</text>"
  }

  /// With two places at most.
  @Sendable static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }
}
