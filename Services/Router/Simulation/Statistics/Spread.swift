/// Where the values of a sample lie.
public struct Spread: Sendable, Equatable {
  public let count: Int
  public let mean: Double
  private let sorted: [Int64]

  public init(_ values: [Int64]) {
    sorted = values.sorted()
    count = values.count
    mean = values.isEmpty ? 0 : values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
  }

  /// What that share does not exceed: the smallest value with at least that share at or below it; 0 of none.
  public func quantile(_ share: Double) -> Int64 {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((share * Double(count)).rounded(.up))
    return sorted[min(count, max(1, rank)) - 1]
  }

  public var maximum: Int64 { sorted.last ?? 0 }

  /// The share of values at or below `limit`; 1 of none.
  public func share(within limit: Int64) -> Double {
    guard count > 0 else { return 1 }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(count)
  }
}
