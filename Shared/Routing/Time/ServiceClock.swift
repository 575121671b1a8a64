public import Conversation

/// One service level of one conversation: how long it has run, in business hours.
public struct ServiceClock: Sendable, Equatable {
  public var measure: Measure
  public var targetMs: UInt32
  public var warnPercent: UInt32
  /// What it ran before it last stood still, in milliseconds.
  public var elapsedMs: UInt32 = 0
  /// Nil while it stands still.
  public var runningSince: Timestamp?
  public var isWarned = false
  public var isBreached = false
  /// What it measures has ended; whether it was met is yet to be stated.
  public var isStopped = false

  init(_ target: ServiceTarget, from start: Timestamp) {
    measure = target.measure
    targetMs = target.withinMs
    warnPercent = target.warnPercent
    runningSince = start
  }

  /// How much of the target brings the warning.
  var warnMs: UInt32? {
    warnPercent == 0
      ? nil : UInt32(clamping: UInt64(targetMs) * UInt64(min(warnPercent, 100)) / 100)
  }
}

extension ServiceClock {
  var carried: CarriedClock {
    var carried = CarriedClock()
    carried.measure = measure
    carried.targetMs = targetMs
    carried.warnPercent = warnPercent
    carried.elapsedMs = elapsedMs
    carried.runningSinceMs = runningSince?.milliseconds ?? 0
    carried.warned = isWarned
    carried.breached = isBreached
    carried.stopped = isStopped
    return carried
  }

  init(_ carried: CarriedClock) {
    measure = carried.measure
    targetMs = carried.targetMs
    warnPercent = carried.warnPercent
    elapsedMs = carried.elapsedMs
    runningSince =
      carried.runningSinceMs == 0 ? nil : Timestamp(milliseconds: carried.runningSinceMs)
    isWarned = carried.warned
    isBreached = carried.breached
    isStopped = carried.stopped
  }
}
