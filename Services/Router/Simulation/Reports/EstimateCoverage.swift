/// How often the truth lay under what customers were told of their wait.
public struct EstimateCoverage: Sendable, Equatable {
  /// Estimates whose truth is known: the customer was served, or left only after it had proved too short.
  public var known = 0
  public var underP50 = 0
  public var underP90 = 0
  /// Estimates to customers who left before either was known.
  public var unknown = 0

  public init(_ outcomes: [Outcome]) {
    for outcome in outcomes {
      for told in outcome.told { add(told, outcome) }
    }
  }

  private mutating func add(_ told: Outcome.Told, _ outcome: Outcome) {
    let truth = outcome.waited - told.after
    guard outcome.isServed || truth > told.p90 else {
      unknown += 1
      return
    }
    known += 1
    if truth <= told.p50 { underP50 += 1 }
    if truth <= told.p90 { underP90 += 1 }
  }

  public var shareUnderP50: Double { known == 0 ? 0 : Double(underP50) / Double(known) }
  public var shareUnderP90: Double { known == 0 ? 0 : Double(underP90) / Double(known) }
}
