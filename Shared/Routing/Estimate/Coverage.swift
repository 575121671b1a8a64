/// How often the truth lay under what was estimated, of those who had to wait; and what corrects the next
/// estimates: where the truth lies above too often they grow, else they shrink.
public struct Coverage: Sendable, Equatable {
  private static let step = 0.04
  private static let bounds = 0.1...20.0

  public var estimated: UInt64 = 0
  public var withinP50: UInt64 = 0
  public var withinP90: UInt64 = 0
  var factorP50 = 1.0
  var factorP90 = 1.0

  public init() {}

  mutating func note(_ waited: UInt32, p50: UInt32, p90: UInt32) {
    estimated &+= 1
    if waited <= p50 { withinP50 &+= 1 }
    if waited <= p90 { withinP90 &+= 1 }
    factorP50 = Self.corrected(factorP50, isWithin: waited <= p50, share: 0.5)
    factorP90 = Self.corrected(factorP90, isWithin: waited <= p90, share: 0.9)
  }

  private static func corrected(_ factor: Double, isWithin: Bool, share: Double) -> Double {
    let change = isWithin ? 1 - step * (1 - share) : 1 + step * share
    return min(max(factor * change, bounds.lowerBound), bounds.upperBound)
  }
}

extension Coverage {
  var carried: CarriedCoverage {
    var carried = CarriedCoverage()
    carried.factorP50 = factorP50
    carried.factorP90 = factorP90
    carried.estimated = estimated
    carried.withinP50 = withinP50
    carried.withinP90 = withinP90
    return carried
  }

  init(_ carried: CarriedCoverage) {
    let known = carried.factorP50 > 0 && carried.factorP90 > 0
    factorP50 = known ? carried.factorP50 : 1
    factorP90 = known ? carried.factorP90 : 1
    estimated = carried.estimated
    withinP50 = carried.withinP50
    withinP90 = carried.withinP90
  }
}
