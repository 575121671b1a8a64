public import Conversation

/// What a role wants done.
public enum Effect: Sendable {
  /// Append these, in this order, by one producer: repeated from the first unacknowledged on until
  /// they are in the log.
  ///
  /// With a name, dropped while work or an append of that name is outstanding. It is outstanding
  /// until its last record was folded here, or acknowledged where it goes to another partition.
  case append([Proposal], as: WorkID? = nil)
  /// Do this beside the partition, and then what it gives.
  ///
  /// Dropped while work or an append of that name is outstanding, which it is until what it gave is
  /// folded. Cancelled when the partition goes.
  case work(WorkID, @Sendable () async -> [Effect])
  /// Cancel that work; what it gives is thrown away.
  case cancel(WorkID)
}

/// Names a piece of work within a partition, such as the bot's answer in one conversation.
public struct WorkID: Hashable, Sendable {
  /// What it does, such as `answer`.
  public var kind: String
  /// What it is about: a conversation, an event.
  public var hi: UInt64
  public var lo: UInt64

  public init(_ kind: String, _ subject: some LogIdentifier) {
    self.kind = kind
    hi = subject.hi
    lo = subject.lo
  }

  /// About something that has a name of its own, such as a team: two texts could in theory share an
  /// id, once in 2^64.
  public init(_ kind: String, _ subject: String) {
    self.kind = kind
    hi = StableHash.fnv1a(subject.utf8)
    lo = StableHash.fnv1a(subject.utf8.reversed())
  }

  public var conversation: ConversationID { ConversationID(hi: hi, lo: lo) }
  public var event: EventID { EventID(hi: hi, lo: lo) }
}
