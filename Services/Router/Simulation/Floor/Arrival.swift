public import Routing

/// A conversation that comes to a queue, with everything that chance says of it: every rule meets the same customers.
public struct Arrival: Sendable, Equatable {
  /// In milliseconds from the simulation's begin.
  public var at: Int64
  public var queue: String
  /// What it needs beside what its queue asks for.
  public var skills: [String] = []
  /// From 0 to 100.
  public var priority: UInt32 = 0
  public var tier = ""
  public var language = ""
  /// What else the log said of it, where it was recorded.
  public var recorded: WorkQueued?
  /// How long an agent of ordinary pace has to do with it, in milliseconds.
  public var handling: Int64
  /// After which wait the customer leaves, in milliseconds; nil for one who waits as long as it takes.
  public var patience: Int64?

  public init(at: Int64, queue: String, handling: Int64, patience: Int64? = nil) {
    self.at = at
    self.queue = queue
    self.handling = handling
    self.patience = patience
  }
}
