internal import Conversation

/// How fast conversations come into a queue and are dealt with, the latest counting most.
struct Pace: Sendable, Equatable {
  /// What is assumed before the first.
  static let assumedHandling: Double = 300_000
  private static let weight = 0.05

  var lastArrival = Timestamp(milliseconds: 0)
  /// Between one and the next, in milliseconds.
  var arrivalGap: Double = 0
  var handling = Pace.assumedHandling
  var handlingDeviation: Double = 0
  var arrivals: UInt64 = 0
  var handled: UInt64 = 0

  mutating func arrived(at now: Timestamp) {
    if arrivals > 0 {
      let gap = Double(max(0, now.milliseconds(since: lastArrival)))
      arrivalGap = arrivals == 1 ? gap : arrivalGap + (gap - arrivalGap) * Self.weight
    }
    arrivals &+= 1
    lastArrival = now
  }

  mutating func handled(for milliseconds: Int64) {
    let taken = Double(max(0, milliseconds))
    handled &+= 1
    // The first few count alike: what was assumed is soon forgotten.
    let weight = max(Self.weight, 1 / Double(handled))
    handlingDeviation += (abs(taken - handling) - handlingDeviation) * weight
    handling += (taken - handling) * weight
  }
}

extension Pace {
  func carried(queue: String) -> CarriedPace {
    var carried = CarriedPace()
    carried.queue = queue
    carried.lastArrivalMs = lastArrival.milliseconds
    carried.arrivalGapMs = arrivalGap
    carried.handlingMs = handling
    carried.handlingDeviationMs = handlingDeviation
    carried.arrivals = arrivals
    carried.handled = handled
    return carried
  }

  init(_ carried: CarriedPace) {
    lastArrival = Timestamp(milliseconds: carried.lastArrivalMs)
    arrivalGap = carried.arrivalGapMs
    handling = carried.handlingMs
    handlingDeviation = carried.handlingDeviationMs
    arrivals = carried.arrivals
    handled = carried.handled
  }
}
