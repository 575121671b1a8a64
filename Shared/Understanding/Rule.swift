/// What a message can be recognised as without any knowledge of the firm.
public enum Rule: String, Sendable, Hashable, CaseIterable {
  case greeting
  case thanks
  case goodbye
  /// The customer wants a human.
  case personRequested = "person_requested"
  // What people always decide:
  case lostCard = "lost_card"
  case fraud
  case unauthorisedTransfer = "unauthorised_transfer"
  case complaint
  case legalThreat = "legal_threat"
  case harm

  /// What people always decide, the gravest first.
  public static let forPeople: [Rule] = [
    .harm, .unauthorisedTransfer, .fraud, .lostCard, .legalThreat, .complaint,
  ]

  /// The escalation reason of the vocabulary; nil for what the bot may answer itself.
  public var escalationReason: String? {
    switch self {
    case .greeting, .thanks, .goodbye: nil
    case .personRequested: "customer_request"
    case .lostCard, .fraud, .unauthorisedTransfer, .complaint, .legalThreat, .harm:
      "policy_required"
    }
  }

  /// The least urgency that such a message has.
  public var urgency: Urgency {
    switch self {
    case .greeting, .thanks, .goodbye: .low
    case .personRequested: .normal
    case .complaint, .legalThreat: .high
    case .lostCard, .fraud, .unauthorisedTransfer, .harm: .critical
    }
  }
}

/// A rule that a message met.
public struct RuleHit: Sendable, Hashable {
  public var rule: Rule
  /// The words that met it, normalised.
  public var phrase: String
  /// Whether the message says nothing else that could be looked for.
  public var isAlone: Bool

  public init(rule: Rule, phrase: String, isAlone: Bool = false) {
    self.rule = rule
    self.phrase = phrase
    self.isAlone = isAlone
  }
}
