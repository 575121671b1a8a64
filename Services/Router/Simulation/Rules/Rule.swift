/// By what rule work is given out.
public enum Rule: String, Sendable, CaseIterable {
  /// The router's dispatcher, as it runs.
  case baton
  /// Whoever waits longest, of any queue, to who has been idle longest.
  case firstComeFirstServed
  /// The queues in turn, in each who waits longest, to the agents in turn: as published engines do it.
  case roundRobin

  public var name: String {
    switch self {
    case .baton: "baton"
    case .firstComeFirstServed: "first come first served"
    case .roundRobin: "round robin"
    }
  }

  func chooser(_ plan: FloorPlan) -> (any Chooser)? {
    switch self {
    case .baton: nil
    case .firstComeFirstServed: FirstComeChooser(plan)
    case .roundRobin: RoundRobinChooser(plan)
    }
  }
}
