/// One event of a conversation, as somebody proposed it. Whether it counts is the log's to say.
public struct Event: Sendable, Equatable {
  public var id: EventID
  public var conversation: ConversationID
  /// The session it is about; 0 means the current one.
  public var session: UInt32
  /// The control epoch it was decided in; 0 where the event needs none.
  public var epoch: Int64
  public var author: Author
  /// The author's clock: shown, never judged by.
  public var occurredAt: Timestamp
  /// The event that made its author propose this one.
  public var causation: EventID?
  /// On `message.received`: the fold version that judges a session which it opens.
  public var foldVersion: UInt32
  public var body: EventBody

  public init(
    id: EventID, conversation: ConversationID, session: UInt32 = 0, epoch: Int64 = 0,
    author: Author, occurredAt: Timestamp, causation: EventID? = nil,
    foldVersion: UInt32 = FoldVersion.current, body: EventBody
  ) {
    self.id = id
    self.conversation = conversation
    self.session = session
    self.epoch = epoch
    self.author = author
    self.occurredAt = occurredAt
    self.causation = causation
    self.foldVersion = foldVersion
    self.body = body
  }
}

/// The fold versions that this binary holds: the current one, and those before for sessions that were
/// opened under them, and for recordings. From version 2 on, a delivery does not expire early, and turns
/// without an answer are not counted any more; from 3 on, the router takes conversations back and makes
/// promises, and the teams are remembered whose work a conversation was.
public enum FoldVersion {
  public static let current: UInt32 = 3
  public static let held: ClosedRange<UInt32> = 1...3
}

extension EventBody {
  /// The first fold version that knows the kind. In a session of an older one it is void, as it is for a
  /// binary that does not know it.
  public var firstFoldVersion: UInt32 {
    switch self {
    case .conversationRequeued, .promiseMade: 3
    default: 1
    }
  }
}

/// What an event says. A kind that this binary does not know passes as `unknown`, undecoded.
public enum EventBody: Sendable, Equatable {
  case logOpened(LogOpened)
  case contextCarried(ContextCarried)

  case messageReceived(MessageReceived)
  case messageEdited(MessageEdited)
  case messageDeleted(MessageDeleted)
  case customerLeft(CustomerLeft)

  case turnUnderstood(TurnUnderstood)
  case messageSent(MessageSent)
  case messageSuggested(MessageSuggested)
  case suggestionUsed(SuggestionUsed)
  case noteAdded(NoteAdded)
  case lookupRequested(LookupRequested)
  case lookupCompleted(LookupCompleted)

  case handoffRequested(HandoffRequested)
  case offerCreated(OfferCreated)
  case offerAccepted(OfferAccepted)
  case offerDeclined(OfferDeclined)
  case offerRescinded(OfferRescinded)
  case controlTaken(ControlTaken)
  case conversationAssigned(ConversationAssigned)
  case contextAcknowledged(ContextAcknowledged)
  case conversationTransferred(ConversationTransferred)
  case handoffReturned(HandoffReturned)

  case conversationSnoozed(ConversationSnoozed)
  case conversationResolved(ConversationResolved)
  case conversationReopened(ConversationReopened)
  case conversationClosed(ConversationClosed)
  case wrapUpCompleted(WrapUpCompleted)
  case deadlinePassed(DeadlinePassed)
  case conversationRequeued(ConversationRequeued)

  case delivery(DeliveryStep, DeliveryUpdate)
  case csatRequested(CsatRequested)
  case csatSubmitted(CsatSubmitted)
  case queuePositionChanged(QueuePositionChanged)
  case promiseMade(PromiseMade)

  case unknown(kind: UInt32, bytes: [UInt8])
}

/// How far a delivery got. Updates may come in any order; the furthest one stands.
public enum DeliveryStep: UInt8, Sendable, CaseIterable, Comparable {
  case attempted = 1
  case accepted, delivered, read, failed, expired

  public static func < (left: DeliveryStep, right: DeliveryStep) -> Bool {
    left.rawValue < right.rawValue
  }
}
