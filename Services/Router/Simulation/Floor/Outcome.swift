/// What became of one customer.
public struct Outcome: Sendable {
  public enum Ending: Sendable, Equatable {
    /// By the agent in that place of the plan.
    case served(by: Int)
    case left
  }

  /// An estimate of the remaining wait, as the customer was told.
  public struct Told: Sendable, Equatable {
    /// After which wait it was told, in milliseconds.
    public var after: Int64
    public var position: UInt32
    public var p50: Int64
    public var p90: Int64
  }

  /// The place in the order of coming.
  public var number: Int
  public var arrival: Arrival
  /// Until an agent took it, or the customer left, in milliseconds.
  public var waited: Int64
  public var ending: Ending
  /// How long the agent had to do with it, in milliseconds.
  public var handled: Int64 = 0
  /// How many agents were asked.
  public var offers = 0
  public var told: [Told] = []

  public var isServed: Bool { ending != .left }
}
