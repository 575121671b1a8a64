public import Conversation

/// What reads along with a tail: a read model, a web chat's streams. Confined to the tail's task.
public protocol TailFollower<Fold> {
  associatedtype Fold: PartitionFold

  /// The first offset that it has not taken in yet; nil where it needs nothing of the past.
  ///
  /// Where that lies before the restore point, the partition is folded from its beginning.
  func wantedOffset(of partition: Int32) -> Int64?

  /// After each record; `fold` holds the state after it. Must be quick.
  mutating func recorded(_ judged: Fold.Judged, _ fold: Fold)

  /// After a stretch of at most 1,000 records of one partition, to write it down: waits count it as
  /// folded, and the next stretch is read, when this returns.
  mutating func stretchEnded(_ partition: TailedPartition, _ fold: Fold) async

  /// Once per partition, after the last record that was there when the tail began.
  mutating func caughtUp(_ partition: TailedPartition, _ fold: Fold) async

  /// Once, when all partitions have caught up.
  mutating func allCaughtUp() async

  /// The partition is folded again from an earlier record, because the log lost what came next.
  mutating func restarted(_ partition: Int32) async
}

extension TailFollower {
  public func wantedOffset(of partition: Int32) -> Int64? { nil }
  public mutating func stretchEnded(_ partition: TailedPartition, _ fold: Fold) async {}
  public mutating func caughtUp(_ partition: TailedPartition, _ fold: Fold) async {}
  public mutating func allCaughtUp() async {}
  public mutating func restarted(_ partition: Int32) async {}
}

/// How far a tail has read a partition.
public struct TailedPartition: Sendable {
  public var partition: Int32
  public var partitionCount: Int32
  /// Which log it is; nil where its statement is no longer kept.
  public var identity: LogIdentity?
  /// The offset of the next record.
  public var nextOffset: Int64
}
