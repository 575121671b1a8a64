/// A moment of the broker's time, in milliseconds since 1970. Arithmetic saturates: no record can
/// make the fold overflow.
public struct Timestamp: Hashable, Sendable, Comparable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  public func adding(milliseconds more: some BinaryInteger) -> Timestamp {
    let more = Int64(clamping: more)
    let (sum, overflow) = milliseconds.addingReportingOverflow(more)
    guard overflow else { return Timestamp(milliseconds: sum) }
    return Timestamp(milliseconds: more > 0 ? .max : .min)
  }

  /// How long after `earlier` this is, in milliseconds; negative if before.
  public func milliseconds(since earlier: Timestamp) -> Int64 {
    let (difference, overflow) = milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    guard overflow else { return difference }
    return earlier.milliseconds < 0 ? .max : .min
  }
}
