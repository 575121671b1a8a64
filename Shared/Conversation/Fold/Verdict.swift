/// What the log says of an event, at the place where Kafka put it.
public enum Verdict: Sendable, Equatable {
  case effective
  /// Told before: the first record of this id was at `offset`, and stood as `first`.
  case duplicate(of: Int64, first: FirstVerdict)
  /// Changes nothing, for anyone, for ever.
  case void(VoidReason)

  public var isEffective: Bool { self == .effective }
}

/// The verdict on the first record of an id, as it is remembered.
public enum FirstVerdict: Sendable, Equatable {
  case effective
  case void(VoidReason)
}

/// Why an event is void.
public enum VoidReason: UInt8, Sendable, CaseIterable {
  /// The record cannot be decoded, or says that it belongs to another key.
  case unreadable = 1
  /// A kind that the session's fold version does not know.
  case unknownKind = 2
  /// No such conversation, or no session is open, or another one is.
  case sessionEnded = 3
  /// Decided before control last changed.
  case staleEpoch = 4
  /// Its author does not hold control.
  case notHolder = 5
  /// It covers a customer message that has its outcome already, or none at all.
  case notOwed = 6
  /// A later customer message is unanswered.
  case laterMessageUnanswered = 7
  /// No such offer is open.
  case noSuchOffer = 8
  /// The deadline is not the one running.
  case noSuchDeadline = 9
  /// Before the deadline's due time.
  case early = 10
  /// The message, suggestion or request that it speaks of is not known.
  case unknownMessage = 11
  /// Done before: only the first counts.
  case alreadyDone = 12
  /// Not something that this author may append.
  case notAllowed = 13
  /// Another record of the conversation lies between, or it was decided too long ago.
  case stale = 14
  /// Position told less than half a minute ago, or not noticeably changed.
  case tooSoon = 15
  /// The session has its 2,000 messages.
  case sessionFull = 16
  /// Larger than a conversation's state may hold, or a field out of its range.
  case outOfBounds = 17
}
