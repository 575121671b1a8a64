/// Does pieces of work that do not depend on each other; at the same time, where it can.
public protocol Workforce: Sendable {
  /// The results of the pieces 0 to `count` - 1, in this order.
  func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result]
}

/// Does one piece after the other.
public struct SingleWorker: Workforce {
  public init() {}

  public func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    (0..<count).map(work)
  }
}
