internal import Synchronization

/// How a process ends: to be started anew under its name, or for good.
///
/// A group keeps the partitions of a member with a name (`group.instance.id`) for whoever comes next under
/// it: a restart moves none. One that nobody follows has to say so, or they lie idle for a session time-out.
public final class Departure: Sendable {
  private let state = Mutex(false)

  public init() {}

  public var isForGood: Bool { state.withLock { $0 } }

  /// From now on: nobody is to come back.
  public func willBeForGood() { state.withLock { $0 = true } }
}
