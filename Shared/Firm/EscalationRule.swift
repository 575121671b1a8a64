/// Why a conversation goes to a person.
public enum EscalationReason: String, Sendable, CaseIterable {
  case customerRequest = "customer_request"
  case lowConfidence = "low_confidence"
  case noAnswer = "no_answer"
  case repeatedFailure = "repeated_failure"
  case negativeSentiment = "negative_sentiment"
  case outOfScope = "out_of_scope"
  case policyRequired = "policy_required"
  case botError = "bot_error"
  case botTimeout = "bot_timeout"
  case maxTurns = "max_turns"
  case identityUnverified = "identity_unverified"
  case multiDepartment = "multi_department"
  case supervisorTakeover = "supervisor_takeover"
  case afterHours = "after_hours"

  /// As the conversations' log numbers it.
  public var number: UInt32 {
    UInt32(clamping: (Self.allCases.firstIndex(of: self) ?? 0) + 1)
  }
}

/// A subject that the bot never decides by itself.
public struct EscalationRule: Sendable, Hashable {
  public var id: String
  /// Intents that match, as the knowledge base and the model name them.
  public var intents: [String]
  /// Wordings that match anywhere in a customer's message, by language subtag, as written in the file.
  public var phrases: [String: [String]]
  public var reason: EscalationReason
  /// The id of the queue it goes to.
  public var queue: String
  /// 0 to 10, above the queue's own; nil keeps that.
  public var priority: Int?

  public init(
    id: String, intents: [String] = [], phrases: [String: [String]] = [:],
    reason: EscalationReason, queue: String, priority: Int? = nil
  ) {
    self.id = id
    self.intents = intents
    self.phrases = phrases
    self.reason = reason
    self.queue = queue
    self.priority = priority
  }
}

/// Which queue serves these subjects.
public struct Route: Sendable, Hashable {
  public var intents: [String]
  /// Tags of knowledge articles.
  public var tags: [String]
  /// The id of the queue.
  public var queue: String
  /// 0 to 10; nil keeps the queue's own.
  public var priority: Int?

  public init(intents: [String] = [], tags: [String] = [], queue: String, priority: Int? = nil) {
    self.intents = intents
    self.tags = tags
    self.queue = queue
    self.priority = priority
  }
}
