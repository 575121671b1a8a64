public import Conversation

extension EscalationReason {
  /// The reason's word in JSON; nil for none.
  public var name: String? {
    switch self {
    case .customerRequest: "customer_request"
    case .lowConfidence: "low_confidence"
    case .noAnswer: "no_answer"
    case .repeatedFailure: "repeated_failure"
    case .negativeSentiment: "negative_sentiment"
    case .outOfScope: "out_of_scope"
    case .policyRequired: "policy_required"
    case .botError: "bot_error"
    case .botTimeout: "bot_timeout"
    case .maxTurns: "max_turns"
    case .identityUnverified: "identity_unverified"
    case .multiDepartment: "multi_department"
    case .supervisorTakeover: "supervisor_takeover"
    case .afterHours: "after_hours"
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}

extension DeadlineKind {
  public var name: String {
    switch self {
    case .botReply: "bot_reply"
    case .offer: "offer"
    case .firstResponse: "first_response"
    case .nextResponse: "next_response"
    case .resolution: "resolution"
    case .idle: "idle"
    case .snooze: "snooze"
    case .promise: "promise"
    case .wrapUp: "wrap_up"
    case .unspecified, .UNRECOGNIZED: "unknown"
    }
  }
}

extension Urgency {
  /// Nil where nobody judged it.
  public var name: String? {
    switch self {
    case .low: "low"
    case .normal: "normal"
    case .high: "high"
    case .critical: "critical"
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}

extension Phase {
  public var name: String {
    switch self {
    case .closed: "closed"
    case .open: "open"
    case .resolved: "resolved"
    }
  }
}

extension MessageOutcome.Kind {
  public var name: String {
    switch self {
    case .answered: "answered"
    case .askedBack: "askedBack"
    case .handedOver: "handedOver"
    case .followedUp: "followedUp"
    case .ended: "ended"
    }
  }
}

extension ReplyKind {
  /// What a bot's reply is to what it covers; nil for none.
  public var outcomeName: String? {
    switch self {
    case .answered: "answered"
    case .askedBack: "askedBack"
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}

extension VoidReason {
  /// The reason's word in JSON, as in `stale_epoch`.
  public var name: String {
    switch self {
    case .unreadable: "unreadable"
    case .unknownKind: "unknown_kind"
    case .sessionEnded: "session_ended"
    case .staleEpoch: "stale_epoch"
    case .notHolder: "not_holder"
    case .notOwed: "not_owed"
    case .laterMessageUnanswered: "later_message_unanswered"
    case .noSuchOffer: "no_such_offer"
    case .noSuchDeadline: "no_such_deadline"
    case .early: "early"
    case .unknownMessage: "unknown_message"
    case .alreadyDone: "already_done"
    case .notAllowed: "not_allowed"
    case .stale: "stale"
    case .tooSoon: "too_soon"
    case .sessionFull: "session_full"
    case .outOfBounds: "out_of_bounds"
    }
  }
}
