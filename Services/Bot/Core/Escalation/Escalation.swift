public import Conversation

/// Why, and to which queue, a message goes to people.
struct Escalation: Equatable {
  var reason: EscalationReason
  /// Nil leaves it to where the message belongs.
  var queue: String?
  /// 0 to 100; nil leaves it to the urgency.
  var priority: UInt32?
  /// What can be said meanwhile, by the article that is not for the bot to decide.
  var guidance: ArticleMatch?

  init(
    _ reason: EscalationReason, queue: String? = nil, priority: UInt32? = nil,
    guidance: ArticleMatch? = nil
  ) {
    self.reason = reason
    self.queue = queue
    self.priority = priority
    self.guidance = guidance
  }

  /// The weightiest of what rules found: the firm's own rule, what people always decide, an article's word, and last
  /// the wish for a person; nil if none did.
  init?(_ notes: [TurnNote], _ understood: TurnUnderstood, _ policy: BotPolicy) {
    let belongs = notes.lazy.compactMap { note in
      if case .queue(let id) = note { id } else { nil }
    }.first
    var always = false
    for note in notes {
      if case .firmRule(let id) = note, let rule = policy.rules.first(where: { $0.id == id }) {
        self.init(rule.reason, queue: rule.queue, priority: rule.priority)
        guidance = Self.guidance(notes, understood, policy)
        return
      }
      if case .alwaysEscalate = note { always = true }
    }
    if let article = Self.article(notes, understood, policy) {
      self = article
      if self.queue == nil { self.queue = belongs }
    } else if always {
      self.init(.policyRequired, queue: belongs)
    } else if notes.contains(.personRequested) {
      self.init(.customerRequest, queue: belongs)
    } else if notes.contains(.filesOnly) {
      self.init(.outOfScope, queue: belongs)
    } else {
      return nil
    }
  }

  private static func article(
    _ notes: [TurnNote], _ understood: TurnUnderstood, _ policy: BotPolicy
  ) -> Escalation? {
    guard let guidance = guidance(notes, understood, policy) else { return nil }
    for case .articleEscalates(let name, let queue) in notes {
      return Escalation(
        EscalationReason(word: name) ?? .policyRequired, queue: queue.isEmpty ? nil : queue,
        guidance: guidance)
    }
    return nil
  }

  /// The nearest article's answer, if it is one for people and the bot is sure that it is the right one.
  private static func guidance(
    _ notes: [TurnNote], _ understood: TurnUnderstood, _ policy: BotPolicy
  ) -> ArticleMatch? {
    let escalates = notes.contains { if case .articleEscalates = $0 { true } else { false } }
    guard escalates, let best = understood.matches.first, best.score >= policy.answerScore else {
      return nil
    }
    return best
  }
}

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
