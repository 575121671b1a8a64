extension EventBody {
  /// The kind's number in the envelope.
  public var kindNumber: UInt32 {
    switch self {
    case .logOpened: UInt32(EventKind.logOpened.rawValue)
    case .contextCarried: UInt32(EventKind.contextCarried.rawValue)
    case .messageReceived: UInt32(EventKind.messageReceived.rawValue)
    case .messageEdited: UInt32(EventKind.messageEdited.rawValue)
    case .messageDeleted: UInt32(EventKind.messageDeleted.rawValue)
    case .customerLeft: UInt32(EventKind.customerLeft.rawValue)
    case .turnUnderstood: UInt32(EventKind.turnUnderstood.rawValue)
    case .messageSent: UInt32(EventKind.messageSent.rawValue)
    case .messageSuggested: UInt32(EventKind.messageSuggested.rawValue)
    case .suggestionUsed: UInt32(EventKind.suggestionUsed.rawValue)
    case .noteAdded: UInt32(EventKind.noteAdded.rawValue)
    case .lookupRequested: UInt32(EventKind.lookupRequested.rawValue)
    case .lookupCompleted: UInt32(EventKind.lookupCompleted.rawValue)
    case .handoffRequested: UInt32(EventKind.handoffRequested.rawValue)
    case .offerCreated: UInt32(EventKind.offerCreated.rawValue)
    case .offerAccepted: UInt32(EventKind.offerAccepted.rawValue)
    case .offerDeclined: UInt32(EventKind.offerDeclined.rawValue)
    case .offerRescinded: UInt32(EventKind.offerRescinded.rawValue)
    case .controlTaken: UInt32(EventKind.controlTaken.rawValue)
    case .conversationAssigned: UInt32(EventKind.conversationAssigned.rawValue)
    case .contextAcknowledged: UInt32(EventKind.contextAcknowledged.rawValue)
    case .conversationTransferred: UInt32(EventKind.conversationTransferred.rawValue)
    case .handoffReturned: UInt32(EventKind.handoffReturned.rawValue)
    case .conversationSnoozed: UInt32(EventKind.conversationSnoozed.rawValue)
    case .conversationResolved: UInt32(EventKind.conversationResolved.rawValue)
    case .conversationReopened: UInt32(EventKind.conversationReopened.rawValue)
    case .conversationClosed: UInt32(EventKind.conversationClosed.rawValue)
    case .wrapUpCompleted: UInt32(EventKind.wrapUpCompleted.rawValue)
    case .deadlinePassed: UInt32(EventKind.deadlinePassed.rawValue)
    case .conversationRequeued: UInt32(EventKind.conversationRequeued.rawValue)
    case .csatRequested: UInt32(EventKind.csatRequested.rawValue)
    case .csatSubmitted: UInt32(EventKind.csatSubmitted.rawValue)
    case .queuePositionChanged: UInt32(EventKind.queuePositionChanged.rawValue)
    case .promiseMade: UInt32(EventKind.promiseMade.rawValue)
    case .delivery(let step, _):
      UInt32(EventKind.deliveryAttempted.rawValue) + UInt32(step.rawValue) - 1
    case .unknown(let kind, _): kind
    }
  }

  /// The event's name, as in `message.received`: the `ce_type` header and what people read.
  public var name: String {
    switch self {
    case .logOpened: "log.opened"
    case .contextCarried: "context.carried"
    case .messageReceived: "message.received"
    case .messageEdited: "message.edited"
    case .messageDeleted: "message.deleted"
    case .customerLeft: "customer.left"
    case .turnUnderstood: "turn.understood"
    case .messageSent: "message.sent"
    case .messageSuggested: "message.suggested"
    case .suggestionUsed: "suggestion.used"
    case .noteAdded: "note.added"
    case .lookupRequested: "lookup.requested"
    case .lookupCompleted: "lookup.completed"
    case .handoffRequested: "handoff.requested"
    case .offerCreated: "offer.created"
    case .offerAccepted: "offer.accepted"
    case .offerDeclined: "offer.declined"
    case .offerRescinded: "offer.rescinded"
    case .controlTaken: "control.taken"
    case .conversationAssigned: "conversation.assigned"
    case .contextAcknowledged: "context.acknowledged"
    case .conversationTransferred: "conversation.transferred"
    case .handoffReturned: "handoff.returned"
    case .conversationSnoozed: "conversation.snoozed"
    case .conversationResolved: "conversation.resolved"
    case .conversationReopened: "conversation.reopened"
    case .conversationClosed: "conversation.closed"
    case .wrapUpCompleted: "wrap_up.completed"
    case .deadlinePassed: "deadline.passed"
    case .conversationRequeued: "conversation.requeued"
    case .csatRequested: "csat.requested"
    case .csatSubmitted: "csat.submitted"
    case .queuePositionChanged: "queue.position_changed"
    case .promiseMade: "promise.made"
    case .delivery(let step, _): "delivery.\(step)"
    case .unknown(let kind, _): "unknown.\(kind)"
    }
  }

  /// The name of every kind that this binary knows.
  public static var names: [String] {
    let nothing: [UInt8] = []
    return EventKind.allCases.dropFirst().compactMap { kind in
      try? EventBody(kind: UInt32(kind.rawValue), bytes: nothing.span.bytes).name
    }
  }
}
