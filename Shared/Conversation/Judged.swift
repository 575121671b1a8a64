/// One record with what the log says of it.
public struct Judged: Sendable {
  public var partition: Int32
  public var offset: Int64
  public var timestamp: Timestamp
  /// Nil where not even the key could be read.
  public var conversation: ConversationID?
  /// Nil where the record could not be read.
  public var event: Event?
  public var verdict: Verdict = .effective
  /// The session it was judged in.
  public var session: UInt32 = 0
  /// How it passed control, if it did.
  public var control: ControlChange?
  /// The offer that it ended without anybody taking control.
  public var endedOffer: OpenOffer?
  /// What became of customer messages by it.
  public var outcomes: [MessageOutcome] = []
  /// Its number among all that the customer can see; 0 if the customer cannot.
  public var seq: UInt32 = 0
  /// Why the record could not be read.
  public var unreadable: String?
}

/// Which log this is: a recreated topic has another one, though its offsets look valid.
public struct LogIdentity: Sendable, Hashable {
  /// 16 random bytes, the same in all partitions.
  public var id: EventID
  public var partition: Int32
  public var partitionCount: Int32

  public init(id: EventID, partition: Int32, partitionCount: Int32) {
    self.id = id
    self.partition = partition
    self.partitionCount = partitionCount
  }

  /// Nil if the record states nothing that could be true.
  public init?(_ body: LogOpened) {
    guard body.identity.count == 16, body.partitionCount > body.partition,
      body.partitionCount <= 100_000
    else { return nil }
    self.init(
      id: EventID(bytes: body.identity), partition: Int32(body.partition),
      partitionCount: Int32(body.partitionCount))
  }
}
