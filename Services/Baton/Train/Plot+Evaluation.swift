import Understanding

extension Plot {
  /// What was promised against what was kept; on the diagonal both are the same.
  static func reliability(_ evaluation: Evaluation) -> Plot {
    Plot(
      title: "Reliability", across: share("confidence"), up: share("share that was right"),
      lines: [
        Line(points: [(0, 0), (1, 1)], isReference: true),
        Line(points: evaluation.reliability.map { ($0.confidence, $0.accuracy) }),
      ])
  }

  /// What share could be answered at which precision; the cross is the chosen threshold.
  static func precisionByCoverage(_ evaluation: Evaluation) -> Plot {
    let points = evaluation.precisionByCoverage.map { (x: $0.coverage, y: $0.precision) }
    let coverage = evaluation.coverage ?? 0
    let lowest = points.map(\.y).min() ?? 0
    return Plot(
      title: "Precision by coverage", across: share("share of messages answered"),
      up: share("precision", from: max(0, (lowest * 10 - 0.5).rounded(.down) / 10)),
      lines: [
        Line(points: [(coverage, 0), (coverage, 1)], isReference: true), Line(points: points),
      ])
  }

  /// From `floor` to 1, in five steps.
  private static func share(_ label: String, from floor: Double = 0) -> Axis {
    let floor = min(floor, 0.99)
    return Axis(
      label: label, range: floor...1, ticks: (0...5).map { floor + Double($0) / 5 * (1 - floor) })
  }
}
