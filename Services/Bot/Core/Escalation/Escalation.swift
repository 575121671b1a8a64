internal import Conversation

/// Why, and to which queue, the open messages go to people.
struct Escalation: Equatable {
  var reason: EscalationReason
  /// Nil leaves it to where the messages belong.
  var queue: String?
  /// 0 to 100; nil leaves it to the urgency.
  var priority: UInt32?
  /// What can be said meanwhile, by the article that is not for the bot to decide.
  var guidance: ArticleMatch?
  /// Where it concerns several departments: what belongs to each.
  var subjects: [Subject] = []

  init(
    _ reason: EscalationReason, queue: String? = nil, priority: UInt32? = nil,
    guidance: ArticleMatch? = nil
  ) {
    self.reason = reason
    self.queue = queue
    self.priority = priority
    self.guidance = guidance
  }
}
