public import Conversation

/// What a service does about one partition that it was assigned: a value of its own for each
/// assignment, confined to the runtime's loop, gone when the partition is.
///
/// A role acts on what the fold's state *owes*, never on a record as such, so that a restart can
/// neither forget nor repeat. Nothing here may wait: slow things are `Effect.work`. `now` is the broker's time, as far as
/// records have told it: this machine's clock may be wrong.
public protocol PartitionRole<Fold> {
  associatedtype Fold: PartitionFold

  /// How often to call `ticked`; nil for never. Read anew after each tick.
  var tickInterval: Duration? { get }

  /// Once, after folding silently to the high watermark read at assignment: do all that is owed.
  mutating func caughtUp(_ fold: Fold, now: Timestamp) -> [Effect]

  /// After each live record, in the order of the log; `fold` holds the state after it.
  mutating func recorded(_ judged: Fold.Judged, _ fold: Fold, now: Timestamp) -> [Effect]

  /// What one record owes to another log, and the state after it alone does not say (the bridge from
  /// the conversations to the teams). Called for each live record before `recorded`, and while
  /// catching up for each record from the committed offset on, where there is one. Appended in log order; the commit
  /// never passes a record whose copies are not acknowledged yet.
  mutating func copies(of judged: Fold.Judged, _ fold: Fold, now: Timestamp) -> [Proposal]

  /// What the state owes to another log because of records before `offset`, whose copies may never have been
  /// made. Called before `caughtUp`, and only where the group had noted nothing that can be used, or records
  /// after what it noted are no longer kept. The commit waits for these too.
  mutating func missedCopies(before offset: Int64, _ fold: Fold, now: Timestamp) -> [Proposal]

  /// The work, or the append, of this name is over. While it ran, further effects of that name were
  /// dropped, so look again at what is owed.
  ///
  /// Called once its result is folded; a second later where it gave nothing or could not be appended.
  mutating func settled(_ work: WorkID, _ fold: Fold, now: Timestamp) -> [Effect]

  /// At the interval asked for, once caught up.
  mutating func ticked(_ fold: Fold, now: Timestamp) -> [Effect]
}

extension PartitionRole {
  public var tickInterval: Duration? { nil }

  public mutating func copies(
    of judged: Fold.Judged, _ fold: Fold, now: Timestamp
  ) -> [Proposal] { [] }

  public mutating func missedCopies(
    before offset: Int64, _ fold: Fold, now: Timestamp
  ) -> [Proposal] { [] }

  public mutating func settled(_ work: WorkID, _ fold: Fold, now: Timestamp) -> [Effect] { [] }

  public mutating func ticked(_ fold: Fold, now: Timestamp) -> [Effect] { [] }
}
