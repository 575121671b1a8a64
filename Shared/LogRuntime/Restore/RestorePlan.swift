internal import Conversation
internal import Kafka

/// From where to read and to fold a partition.
struct RestorePlan: Equatable, Sendable {
  /// The first record to read: before `foldFrom` only to see that the log is the right one.
  var readFrom: Int64
  /// The first record to fold.
  var foldFrom: Int64
  /// Folding is silent up to here: the high watermark when the plan was made.
  var high: Int64
  /// Which log it must be, if the group has read it before.
  var expected: LogIdentity?
  /// Records from here on are new to the group.
  var committed: Int64
  /// What records from here on owe to other logs is copied, record by record.
  var copiesFrom: Int64
  /// What records before this one owe to other logs may never have been copied: the group had noted nothing
  /// that can be used. The present is told once instead. Nil where all of it was copied.
  var uncopiedBefore: Int64?

  /// From the restore point that the group noted, or from the beginning where there is none that
  /// can be used.
  init(_ commit: PartitionCommit?, _ marks: Watermarks, partition: Int32) {
    self.init(fromBeginningOf: marks)
    guard let commit,
      let note = RestoreNote(commit.metadata, committedOffset: commit.offset),
      note.identity.partition == partition
    else { return }
    expected = note.identity
    if commit.offset <= marks.high {
      copiesFrom = max(commit.offset, marks.low)
      uncopiedBefore = commit.offset < marks.low ? marks.low : nil
    }
    // A log that is shorter than what was read of it is another one, or has lost its end: its first
    // record tells.
    guard commit.offset <= marks.high, note.restorePoint >= marks.low else { return }
    committed = commit.offset
    foldFrom = note.restorePoint
    readFrom =
      note.identityOffset >= marks.low ? min(note.identityOffset, foldFrom) : foldFrom
  }

  init(fromBeginningOf marks: Watermarks) {
    readFrom = marks.low
    foldFrom = marks.low
    high = marks.high
    committed = marks.low
    copiesFrom = marks.high
    uncopiedBefore = marks.high > 0 ? marks.high : nil
  }

  /// Goes on where a fold that was kept stands.
  init(continuingAt offset: Int64, _ marks: Watermarks) {
    self.init(fromBeginningOf: marks)
    readFrom = offset
    foldFrom = offset
    committed = offset
    copiesFrom = offset
    uncopiedBefore = nil
  }

  /// Reads all that is kept, and still expects the same log.
  mutating func beginAtTheBeginning(of marks: Watermarks) {
    readFrom = marks.low
    foldFrom = marks.low
  }

  /// Whether the log's very first record will be read, which states its identity.
  var readsFirstRecord: Bool { readFrom == 0 }
}
