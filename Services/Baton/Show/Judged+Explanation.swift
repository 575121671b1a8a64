import Conversation

extension Judged {
  /// Why it counts or not: the verdict's name, and what that means.
  var explanation: String {
    switch verdict {
    case .effective: "effective"
    case .duplicate(let offset, _): "duplicate: \(partition)-\(offset) has said it already"
    case .void(let reason): "\(reason): \(reason.meaning)"
    }
  }
}

extension VoidReason {
  /// For people who never read the fold.
  var meaning: String {
    switch self {
    case .unreadable: "nobody can read it, or it stands under another conversation's key"
    case .unknownKind: "a kind of event that the session's fold version does not know"
    case .sessionEnded: "no session was open, or another one than it is for"
    case .staleEpoch: "it was decided before the baton last passed"
    case .notHolder: "its author did not hold the baton at that moment"
    case .notOwed: "the customer's message had its answer already"
    case .laterMessageUnanswered: "a later message of the customer's was unanswered"
    case .noSuchOffer: "that offer was not open, or not any more"
    case .noSuchDeadline: "that deadline was not running any more"
    case .early: "the deadline was not due yet"
    case .unknownMessage: "the message, suggestion or request that it speaks of is not known"
    case .alreadyDone: "it was done before, and only the first time counts"
    case .notAllowed: "its author is none who may do that then"
    case .stale: "something else was written in between, or it was decided too long ago"
    case .tooSoon: "the customer was told their place just before, or it is the same"
    case .sessionFull: "the session has as many messages as it may"
    case .outOfBounds: "it is larger than a state may hold, or a field is out of its range"
    }
  }
}
