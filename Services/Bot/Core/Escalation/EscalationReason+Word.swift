public import Conversation

extension EscalationReason {
  /// The reason by its word in the vocabulary, such as `policy_required`; nil for another word.
  public init?(word: String) {
    let words: [(String, EscalationReason)] = [
      ("customer_request", .customerRequest), ("low_confidence", .lowConfidence),
      ("no_answer", .noAnswer), ("repeated_failure", .repeatedFailure),
      ("negative_sentiment", .negativeSentiment), ("out_of_scope", .outOfScope),
      ("policy_required", .policyRequired), ("bot_error", .botError),
      ("bot_timeout", .botTimeout), ("max_turns", .maxTurns),
      ("identity_unverified", .identityUnverified), ("multi_department", .multiDepartment),
      ("supervisor_takeover", .supervisorTakeover), ("after_hours", .afterHours),
    ]
    guard let pair = words.first(where: { $0.0 == word }) else { return nil }
    self = pair.1
  }
}
