internal import Conversation
internal import Lookups

/// Whether it is known who the customer is: the gateway says so with each message, or they gave the right one-time code
/// in this session. A session keeps its last twenty lookups, so that the code holds for as many after it.
struct CustomerIdentity {
  /// Whether the customer is verified.
  let isVerified: Bool
  /// By which name systems know the verified customer; nil for one who is not, or whom the gateway gives none.
  let customer: String?

  init(_ conversation: Conversation, _ policy: BotPolicy) {
    let isKnown = policy.handover.isVerified(conversation.customer)
    if isKnown, !conversation.customer.id.isEmpty {
      customer = conversation.customer.id
    } else {
      customer = Self.checked(conversation)
    }
    isVerified = isKnown || customer != nil
  }

  private static func checked(_ conversation: Conversation) -> String? {
    conversation.lookups.reversed().lazy.compactMap { lookup -> String? in
      guard lookup.connector == LookupCall.Subject.checkCode.name, let result = lookup.result,
        case .found(let fields) = LookupOutcome(result)
      else { return nil }
      return fields["customer"]
    }.first
  }
}
