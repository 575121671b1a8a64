/// What a role is made for: one partition, for as long as the group leaves it here.
public struct AssignedPartition: Sendable {
  public let topic: String
  public let partition: Int32
  public let partitionCount: Int32
  public let topics: Topics
  let generation: UInt64
  let status: GroupStatus

  /// Whether the partition is still this process's, by a look at the group within half the session
  /// time-out: to be asked before each call to the outside, since a process that slept may have
  /// lost it to another.
  public func isCurrent() async -> Bool {
    await status.isCurrent(generation)
  }
}
