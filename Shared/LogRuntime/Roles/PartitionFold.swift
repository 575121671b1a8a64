public import Conversation

/// The fold of one partition of a log: what a role looks at, and what a restore rebuilds.
///
/// Pure: two folds that applied the same records from any valid restore point judge all later ones
/// alike.
public protocol PartitionFold: Sendable {
  associatedtype Judged: JudgedRecord

  init(partition: Int32)

  /// Judges one record and changes the state by it.
  ///
  /// Total on data: whatever cannot be read is void. Throws only where this binary must not go on
  /// (`UnknownFoldVersion`): the runtime stops the partition there and is not ready.
  mutating func apply(
    key: RawSpan?, value: RawSpan?, offset: Int64, timestamp: Timestamp
  ) throws -> Judged

  /// The lowest offset from which a reader reaches the same state.
  var restorePoint: Int64 { get }
  /// The offset after the last record folded; nil before the first.
  var nextOffset: Int64? { get }
  /// Which log this is, once a record told.
  var identity: LogIdentity? { get }
  /// How many conversations, or teams, are held.
  var count: Int { get }
  /// How many of them break the rule that each has one owner and a deadline; zero, or an alarm.
  ///
  /// Takes time linear in `count`.
  var violations: Int { get }
  /// SHA-256 in hexadecimal over all that is held: equal for two readers that folded up to the same
  /// offset, wherever they began.
  ///
  /// Takes time linear in what is held, and more of it than `violations`.
  var stateHash: String { get }
}

/// What the runtime itself wants to know of a judged record.
public protocol JudgedRecord: Sendable {
  var offset: Int64 { get }
  var timestamp: Timestamp { get }
  /// Why the record could not be read; nil where it could.
  var unreadable: String? { get }
  /// Why the record changes nothing, in one word for a metric's label; nil where it is not void.
  var voidLabel: String? { get }
  /// Whether this is an effective statement of the log's identity.
  var statesIdentity: Bool { get }
}
