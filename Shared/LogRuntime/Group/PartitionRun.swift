internal import Conversation
internal import Kafka

/// One assigned partition: its fold, its role, and what of the role's effects is under way.
///
/// Confined to its loop.
final class PartitionRun<Role: PartitionRole> {
  let key: PartitionKey
  var reader: PartitionReader<Role.Fold>
  var role: Role
  var outstanding = OutstandingWork()
  var lane = AppendLane()
  /// Records whose copies are not acknowledged, in order: commits stay below the first.
  var uncopied: [Int64] = []
  /// What is copied of no record, but of all before some: nothing is noted until it is acknowledged, so that
  /// whoever restores the partition owes it too.
  static var beforeAllRecords: Int64 { -1 }
  /// The broker's time of the record read last.
  var lastRead: Timestamp?
  /// A record that was appended here and is not read yet, and when it was sent.
  var unread: (offset: Int64, sentAt: MachineTime)?
  var nextTick: ContinuousClock.Instant?
  /// Names whose work came to nothing: the role looks again after a pause, in order of time.
  var cameToNothing: [(due: ContinuousClock.Instant, id: WorkID)] = []
  var lastCommit: Int64?
  var isStopReported = false
  let restoreBegan = ContinuousClock.now
  let metrics: FoldMetrics
  /// Counted between two looks of the metrics.
  var folded = 0

  init(_ key: PartitionKey, _ reader: PartitionReader<Role.Fold>, _ role: Role, group: String) {
    self.key = key
    self.reader = reader
    self.role = role
    metrics = FoldMetrics(
      reader: group, topic: reader.place.topic, partition: reader.place.partition)
  }

  var isLive: Bool { reader.standing == .live }

  /// Whether there is news to be noted for the group.
  var isCommitDue: Bool { isLive && commitOffset >= 0 && commitOffset != lastCommit }

  /// Never ahead of what is folded, nor of what is copied.
  private var commitOffset: Int64 { min(reader.nextOffset, uncopied.first ?? .max) }

  /// What is to be noted; takes time linear in what the fold holds.
  func makeCommit() -> PartitionCommit {
    // A restore from what is noted must not begin after a record that is still to be copied.
    var note = reader.note
    note?.restorePoint = min(reader.restorePoint, commitOffset)
    return PartitionCommit(reader.place, offset: commitOffset, metadata: note?.text ?? "")
  }

  /// Ends its work and appends, and gives how much work was running.
  func drop() -> Int {
    lane.cancel()
    return outstanding.cancelAllWork()
  }
}
