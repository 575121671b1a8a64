extension Evaluation {
  /// Messages of about equal confidence: what was promised, and what was kept.
  public struct ReliabilityBin: Sendable, Hashable {
    public var count: Int
    /// The mean confidence of them.
    public var confidence: Double
    /// The share of them that was right.
    public var accuracy: Double
  }

  /// Fifteen bins of equal width, those without a message left out (Guo et al. 2017).
  public var reliability: [ReliabilityBin] {
    let width = 15
    let bins = Dictionary(grouping: cases) { min(width - 1, Int($0.confidence * Double(width))) }
    return bins.keys.sorted().map { key in
      let cases = bins[key] ?? []
      let count = Double(cases.count)
      return ReliabilityBin(
        count: cases.count,
        confidence: cases.reduce(0) { $0 + $1.confidence } / count,
        accuracy: Double(cases.count { $0.isRight }) / count)
    }
  }

  /// The mean difference between what was promised and what was kept (expected calibration error, Guo et al. 2017).
  public var calibrationError: Double? {
    guard !cases.isEmpty else { return nil }
    return reliability.reduce(0) {
      $0 + Double($1.count) / Double(cases.count) * abs($1.confidence - $1.accuracy)
    }
  }

  /// What precision a share of the messages could be answered with.
  public struct OperatingPoint: Sendable, Hashable {
    public var coverage: Double
    public var precision: Double
  }

  /// A point for every hundredth of the messages, the surest first.
  public var precisionByCoverage: [OperatingPoint] {
    let sorted = cases.sorted { $0.confidence > $1.confidence }
    var right = 0
    var points: [OperatingPoint] = []
    for (place, item) in sorted.enumerated() {
      if item.isRight { right += 1 }
      let isDue = (place + 1) * 100 / sorted.count > points.count
      guard isDue else { continue }
      points.append(
        OperatingPoint(
          coverage: Double(place + 1) / Double(sorted.count),
          precision: Double(right) / Double(place + 1)))
    }
    return points
  }
}
