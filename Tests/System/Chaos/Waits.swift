/// How long people waited, in seconds.
struct Waits: Sendable {
  private var seconds: [Double] = []

  var count: Int { seconds.count }

  mutating func add(_ wait: Double) { seconds.append(wait) }

  mutating func add(_ other: Waits) { seconds += other.seconds }

  /// Nil where nobody waited. The nearest rank.
  func quantile(_ share: Double) -> Double? {
    guard !seconds.isEmpty else { return nil }
    return seconds.sorted()[min(Int(share * Double(count)), count - 1)]
  }
}
