public import Kafka

/// What a group noted with a commit, for those who look at it from outside.
public enum RestorePoint {
  /// The offset from which a reader folds the partition's present state; nil where the commit notes none
  /// that can be used.
  public static func offset(in commit: PartitionCommit) -> Int64? {
    RestoreNote(commit.metadata, committedOffset: commit.offset)?.restorePoint
  }
}
