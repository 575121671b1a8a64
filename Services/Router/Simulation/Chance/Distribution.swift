internal import Foundation

/// How a duration in milliseconds varies.
public enum Distribution: Sendable, Equatable {
  case constant(Double)
  case exponential(mean: Double)
  /// As handling times are found to be: most short, some very long (Brown et al., "Statistical analysis of a
  /// telephone call center", JASA 2005). `variation` is the standard deviation over the mean.
  case lognormal(mean: Double, variation: Double)

  public var mean: Double {
    switch self {
    case .constant(let value): value
    case .exponential(let mean), .lognormal(let mean, _): mean
    }
  }

  public func sample(_ random: inout RandomStream) -> Double {
    switch self {
    case .constant(let value): return value
    case .exponential(let mean): return random.exponential(mean: mean)
    case .lognormal(let mean, let variation):
      let variance = log(1 + variation * variation)
      return exp(log(mean) - variance / 2 + variance.squareRoot() * random.normal())
    }
  }

  /// Rounded to whole milliseconds.
  public func milliseconds(_ random: inout RandomStream) -> Int64 {
    Int64(sample(&random).rounded())
  }
}
