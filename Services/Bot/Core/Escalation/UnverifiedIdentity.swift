internal import Conversation

/// What is asked for is for verified customers only, and the customer's gateway does not say that this is one.
enum UnverifiedIdentity {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    for case .unverified(let queue) in turn.readings {
      return Escalation(.identityUnverified, queue: queue)
    }
    return nil
  }
}

extension HandoverPolicy {
  /// Whether the gateway sent the attribute with the value `true`, in whatever case.
  func isVerified(_ customer: Customer) -> Bool {
    customer.attributes.contains {
      $0.key == verifiedAttribute && $0.value.lowercased() == "true"
    }
  }
}
