/// How far a reader has folded one partition and what it holds of it, as a hash: for comparison with
/// other readers. Nobody's words are in it.
public struct PartitionState: Codable, Equatable, Sendable {
  public var partition: Int32
  /// The offset of the next record.
  public var nextOffset: Int64
  /// Conversations, or teams, held.
  public var count: Int
  /// SHA-256 in hexadecimal: readers with the same next offset have the same, or one of them errs.
  public var stateHash: String

  public init(partition: Int32, nextOffset: Int64, count: Int, stateHash: String) {
    self.partition = partition
    self.nextOffset = nextOffset
    self.count = count
    self.stateHash = stateHash
  }
}

/// A reader of a log that tells what it holds.
public protocol StateReporting: Sendable {
  /// What it reads.
  var topic: String { get }

  /// The partitions that it holds and has caught up with, in their order; only one of them where that
  /// is named. Nil where it does not answer now.
  ///
  /// Takes time linear in what is held, one partition after the other; reading goes on meanwhile, and
  /// that partition is held twice for as long.
  func states(of partition: Int32?) async -> [PartitionState]?
}
