internal import Foundation

/// How many come at which time of the day: a level, and peaks above it.
public struct DayProfile: Sendable {
  /// A rise and fall as of a normal density.
  public struct Peak: Sendable {
    public var hour: Double
    public var width: Double
    public var height: Double

    /// - Parameters:
    ///   - hour: of the day, when it is highest.
    ///   - width: in hours, its standard deviation.
    ///   - height: above the level, in arrivals an hour.
    public init(hour: Double, width: Double, height: Double) {
      self.hour = hour
      self.width = width
      self.height = height
    }
  }

  /// Arrivals an hour apart from the peaks.
  public var level: Double
  public var peaks: [Peak]
  /// The hours of the day in which anybody comes.
  public var hours: ClosedRange<Double>

  public init(level: Double, peaks: [Peak], hours: ClosedRange<Double>) {
    self.level = level
    self.peaks = peaks
    self.hours = hours
  }

  /// Arrivals an hour at that hour of the day.
  public func rate(atHour hour: Double) -> Double {
    guard hours.contains(hour) else { return 0 }
    return peaks.reduce(level) { sum, peak in
      let distance = (hour - peak.hour) / peak.width
      return sum + peak.height * exp(-distance * distance / 2)
    }
  }

  /// When they come, in milliseconds from the day's begin: a Poisson process of changing rate, by thinning one of a
  /// rate that is never exceeded (Lewis and Shedler 1979).
  public func arrivals(_ random: inout RandomStream) -> [Int64] {
    let highest = peaks.reduce(level) { $0 + max(0, $1.height) }
    guard highest > 0 else { return [] }
    var times: [Int64] = []
    var hour = hours.lowerBound + random.exponential(mean: 1 / highest)
    while hours.contains(hour) {
      if random.happens(rate(atHour: hour) / highest) { times.append(Int64(hour * 3_600_000)) }
      hour += random.exponential(mean: 1 / highest)
    }
    return times
  }
}
