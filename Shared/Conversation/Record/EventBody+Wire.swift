internal import SwiftProtobuf

extension EventBody {
  /// Throws if the bytes are no message of that kind.
  init(kind: UInt32, bytes: RawSpan) throws {
    switch EventKind(rawValue: Int(kind)) {
    case .logOpened: self = .logOpened(try LogOpened(serializedBytes: bytes))
    case .contextCarried: self = .contextCarried(try ContextCarried(serializedBytes: bytes))
    case .messageReceived: self = .messageReceived(try MessageReceived(serializedBytes: bytes))
    case .messageEdited: self = .messageEdited(try MessageEdited(serializedBytes: bytes))
    case .messageDeleted: self = .messageDeleted(try MessageDeleted(serializedBytes: bytes))
    case .customerLeft: self = .customerLeft(try CustomerLeft(serializedBytes: bytes))
    case .turnUnderstood: self = .turnUnderstood(try TurnUnderstood(serializedBytes: bytes))
    case .messageSent: self = .messageSent(try MessageSent(serializedBytes: bytes))
    case .messageSuggested: self = .messageSuggested(try MessageSuggested(serializedBytes: bytes))
    case .suggestionUsed: self = .suggestionUsed(try SuggestionUsed(serializedBytes: bytes))
    case .noteAdded: self = .noteAdded(try NoteAdded(serializedBytes: bytes))
    case .lookupRequested: self = .lookupRequested(try LookupRequested(serializedBytes: bytes))
    case .lookupCompleted: self = .lookupCompleted(try LookupCompleted(serializedBytes: bytes))
    case .handoffRequested: self = .handoffRequested(try HandoffRequested(serializedBytes: bytes))
    case .offerCreated: self = .offerCreated(try OfferCreated(serializedBytes: bytes))
    case .offerAccepted: self = .offerAccepted(try OfferAccepted(serializedBytes: bytes))
    case .offerDeclined: self = .offerDeclined(try OfferDeclined(serializedBytes: bytes))
    case .offerRescinded: self = .offerRescinded(try OfferRescinded(serializedBytes: bytes))
    case .controlTaken: self = .controlTaken(try ControlTaken(serializedBytes: bytes))
    case .conversationAssigned:
      self = .conversationAssigned(try ConversationAssigned(serializedBytes: bytes))
    case .contextAcknowledged:
      self = .contextAcknowledged(try ContextAcknowledged(serializedBytes: bytes))
    case .conversationTransferred:
      self = .conversationTransferred(try ConversationTransferred(serializedBytes: bytes))
    case .handoffReturned: self = .handoffReturned(try HandoffReturned(serializedBytes: bytes))
    case .conversationSnoozed:
      self = .conversationSnoozed(try ConversationSnoozed(serializedBytes: bytes))
    case .conversationResolved:
      self = .conversationResolved(try ConversationResolved(serializedBytes: bytes))
    case .conversationReopened:
      self = .conversationReopened(try ConversationReopened(serializedBytes: bytes))
    case .conversationClosed:
      self = .conversationClosed(try ConversationClosed(serializedBytes: bytes))
    case .wrapUpCompleted: self = .wrapUpCompleted(try WrapUpCompleted(serializedBytes: bytes))
    case .deadlinePassed: self = .deadlinePassed(try DeadlinePassed(serializedBytes: bytes))
    case .csatRequested: self = .csatRequested(try CsatRequested(serializedBytes: bytes))
    case .csatSubmitted: self = .csatSubmitted(try CsatSubmitted(serializedBytes: bytes))
    case .queuePositionChanged:
      self = .queuePositionChanged(try QueuePositionChanged(serializedBytes: bytes))
    case .promiseMade: self = .promiseMade(try PromiseMade(serializedBytes: bytes))
    case .conversationRequeued:
      self = .conversationRequeued(try ConversationRequeued(serializedBytes: bytes))
    case .deliveryAttempted:
      self = .delivery(.attempted, try DeliveryUpdate(serializedBytes: bytes))
    case .deliveryAccepted:
      self = .delivery(.accepted, try DeliveryUpdate(serializedBytes: bytes))
    case .deliveryDelivered:
      self = .delivery(.delivered, try DeliveryUpdate(serializedBytes: bytes))
    case .deliveryRead:
      self = .delivery(.read, try DeliveryUpdate(serializedBytes: bytes))
    case .deliveryFailed:
      self = .delivery(.failed, try DeliveryUpdate(serializedBytes: bytes))
    case .deliveryExpired:
      self = .delivery(.expired, try DeliveryUpdate(serializedBytes: bytes))
    case .unspecified, .UNRECOGNIZED, nil:
      self = .unknown(kind: kind, bytes: bytes.withUnsafeBytes { [UInt8]($0) })
    }
  }

  /// Throws if a message is too large for Protobuf (2 GiB).
  func serialized() throws -> [UInt8] {
    switch self {
    case .logOpened(let body): try body.serializedBytes()
    case .contextCarried(let body): try body.serializedBytes()
    case .messageReceived(let body): try body.serializedBytes()
    case .messageEdited(let body): try body.serializedBytes()
    case .messageDeleted(let body): try body.serializedBytes()
    case .customerLeft(let body): try body.serializedBytes()
    case .turnUnderstood(let body): try body.serializedBytes()
    case .messageSent(let body): try body.serializedBytes()
    case .messageSuggested(let body): try body.serializedBytes()
    case .suggestionUsed(let body): try body.serializedBytes()
    case .noteAdded(let body): try body.serializedBytes()
    case .lookupRequested(let body): try body.serializedBytes()
    case .lookupCompleted(let body): try body.serializedBytes()
    case .handoffRequested(let body): try body.serializedBytes()
    case .offerCreated(let body): try body.serializedBytes()
    case .offerAccepted(let body): try body.serializedBytes()
    case .offerDeclined(let body): try body.serializedBytes()
    case .offerRescinded(let body): try body.serializedBytes()
    case .controlTaken(let body): try body.serializedBytes()
    case .conversationAssigned(let body): try body.serializedBytes()
    case .contextAcknowledged(let body): try body.serializedBytes()
    case .conversationTransferred(let body): try body.serializedBytes()
    case .handoffReturned(let body): try body.serializedBytes()
    case .conversationSnoozed(let body): try body.serializedBytes()
    case .conversationResolved(let body): try body.serializedBytes()
    case .conversationReopened(let body): try body.serializedBytes()
    case .conversationClosed(let body): try body.serializedBytes()
    case .wrapUpCompleted(let body): try body.serializedBytes()
    case .deadlinePassed(let body): try body.serializedBytes()
    case .csatRequested(let body): try body.serializedBytes()
    case .csatSubmitted(let body): try body.serializedBytes()
    case .queuePositionChanged(let body): try body.serializedBytes()
    case .promiseMade(let body): try body.serializedBytes()
    case .conversationRequeued(let body): try body.serializedBytes()
    case .delivery(_, let body): try body.serializedBytes()
    case .unknown(_, let bytes): bytes
    }
  }
}
