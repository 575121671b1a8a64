import Foundation

/// How long some work took, and how much processor time of this process.
struct Effort {
  var wall: Duration
  var cpu: Duration

  static func measure(_ work: () async throws -> Void) async rethrows -> Effort {
    let before = processorTime()
    let wall = try await ContinuousClock().measure { try await work() }
    return Effort(wall: wall, cpu: processorTime() - before)
  }

  private static func processorTime() -> Duration {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return Duration(usage.ru_utime) + Duration(usage.ru_stime)
  }
}

extension Duration {
  fileprivate init(_ time: timeval) {
    self = .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
  }

  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}

extension [Double] {
  /// The value below which this part of them lies; 0 for none.
  func percentile(_ part: Double) -> Double {
    guard !isEmpty else { return 0 }
    return sorted()[Swift.min(Int(Double(count) * part), count - 1)]
  }
}
