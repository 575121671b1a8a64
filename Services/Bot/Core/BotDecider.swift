public import Conversation

/// Decides what the bot says, asks, hands over or suggests, from the conversation's state alone.
public enum BotDecider {
  /// The reply to all open messages at once, or the handoff, or what has to be looked up before; nil if the bot owes
  /// none, must first understand, or waits for a lookup.
  public static func reply(to conversation: Conversation, _ policy: BotPolicy) -> BotDecision? {
    for case .answer(let open) in conversation.owed {
      return ReplyDecision(conversation, open, policy).decide()
    }
    return nil
  }

  /// The lookups that a reply waits for: they were requested, and have no result.
  public static func calls(
    owedBy conversation: Conversation, _ policy: BotPolicy
  ) -> [LookupCall] {
    guard !policy.lookups.isEmpty,
      conversation.lookups.contains(where: { $0.result == nil })
    else { return [] }
    for case .answer(let open) in conversation.owed {
      return OpenTurn(conversation, open, policy).awaited
    }
    return []
  }

  /// What might help the agent with the latest message, the best first; nil if nothing does or it isn't understood.
  public static func suggestions(
    for conversation: Conversation, _ policy: BotPolicy
  ) -> BotDecision? {
    for case .suggestion(let message) in conversation.owed {
      guard
        let understood = conversation.pending.first(where: { $0.id == message })?.understanding
      else { return nil }
      let helpful = understood.answers(policy).filter {
        understood.isNear($0, policy) && !$0.answer.isEmpty
      }
      guard !helpful.isEmpty else { return nil }
      return .suggest(
        helpful.prefix(policy.offeredQuestions).map { suggestion($0, for: message) })
    }
    return nil
  }

  private static func suggestion(_ match: ArticleMatch, for message: EventID) -> MessageSuggested {
    var suggestion = MessageSuggested()
    suggestion.message = EventRef(message)
    suggestion.text = match.answer
    suggestion.sources = [match.source]
    suggestion.confidence = match.score
    return suggestion
  }

  /// Whether the bot owes a conversation anything now.
  public static func isOwed(by conversation: Conversation) -> Bool {
    conversation.owed.contains { owed in
      switch owed {
      case .understanding, .answer, .suggestion: true
      case .queueNotice, .rating, .delivery, .deadline: false
      }
    }
  }

  /// The messages that must be understood before anything is decided.
  public static func messagesToUnderstand(in conversation: Conversation) -> [EventID] {
    conversation.owed.compactMap { owed in
      switch owed {
      case .understanding(let message): return message
      case .suggestion(let message):
        let pending = conversation.pending.first { $0.id == message }
        return pending?.understanding == nil ? message : nil
      default: return nil
      }
    }
  }
}

extension TurnUnderstood {
  /// What was found, without an article that is not for the bot to answer from. Where it is surely the one that was
  /// meant, the others are near by chance.
  fileprivate func answers(_ policy: BotPolicy) -> ArraySlice<ArticleMatch> {
    let isForPeople = rules.compactMap(TurnNote.init).contains { note in
      if case .articleEscalates = note { true } else { false }
    }
    guard isForPeople, let first = matches.first else { return matches[...] }
    return isCertain(first, policy) ? [] : matches.dropFirst()
  }
}

extension ArticleMatch {
  var source: Source {
    var source = Source()
    source.articleID = articleID
    source.title = title
    return source
  }
}
