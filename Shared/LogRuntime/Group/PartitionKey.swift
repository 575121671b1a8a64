/// A partition in one of its assignments: messages for an earlier one are dropped.
struct PartitionKey: Hashable, Sendable {
  var partition: Int32
  var generation: UInt64
}
