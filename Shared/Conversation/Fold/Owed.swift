/// What a conversation's state still owes, whoever noticed it last: services act on this, never on
/// an event, so a restart can neither forget nor repeat.
public enum Owed: Sendable, Equatable {
  /// The bot holds control and made nothing of these messages yet.
  case understanding(EventID)
  /// The bot holds control and owes these messages their outcome; all are understood.
  case answer([EventID])
  /// An agent holds control and might be helped with this message.
  case suggestion(EventID)
  /// The queue holds control and the customer was told nothing.
  case queueNotice
  /// The session was resolved and nobody asked how it was.
  case rating(session: UInt32, RatedSpan)
  /// A message's way to the gateway has not ended.
  case delivery(DeliveryState)
  /// Due at its time.
  case deadline(Deadline)
}

extension Conversation {
  public var owed: [Owed] {
    var owed: [Owed] = []
    if control.phase == .open {
      switch control.owner {
      case .bot: owedByBot(&owed)
      case .agent: owedByCopilot(&owed)
      case .queue: if queue.notices == 0 { owed.append(.queueNotice) }
      case .none: break
      }
    }
    if let span = owedRating { owed.append(.rating(session: session, span)) }
    for delivery in deliveries where delivery.isOutstanding { owed.append(.delivery(delivery)) }
    for deadline in deadlines { owed.append(.deadline(deadline)) }
    return owed
  }

  private func owedByBot(_ owed: inout [Owed]) {
    let open = pending.filter { !$0.isHandedOver }
    // In a full session nothing more can be said; the deadline hands over.
    guard !open.isEmpty, messagesInSession < Self.messagesPerSession else { return }
    // Of those understood before, older understandings are not kept, and are not asked for again.
    let strange = open.suffix(4).filter {
      $0.understanding == nil && transcript[$0.id]?.isUnderstood == false
    }
    guard strange.isEmpty else {
      for message in strange { owed.append(.understanding(message.id)) }
      return
    }
    owed.append(.answer(open.map(\.id)))
  }

  private func owedByCopilot(_ owed: inout [Owed]) {
    guard let latest = pending.last, latest.seq > suggestedThrough,
      transcript[latest.id] != nil
    else { return }
    owed.append(.suggestion(latest.id))
  }

  private var owedRating: RatedSpan? {
    guard control.phase == .resolved, let last = sessions.last else { return nil }
    let span: RatedSpan = last.agentSpoke ? .agent : .bot
    guard last.agentSpoke || last.botSpoke, let flag = RatedSpans(span),
      last.csatRequested.isDisjoint(with: flag), last.csatSubmitted.isDisjoint(with: flag)
    else { return nil }
    return span
  }

  /// Whether exactly one of bot, queue, agent and closed holds, and each but closed has a deadline
  /// running: what must be true at every offset.
  public var isInLimbo: Bool {
    switch (control.phase, control.owner) {
    case (.closed, .none): !deadlines.isEmpty || !pending.isEmpty
    case (.resolved, .none): deadlines.isEmpty || !pending.isEmpty
    case (.open, .bot), (.open, .queue), (.open, .agent): deadlines.isEmpty
    default: true
    }
  }
}

extension Conversation {
  /// The language to speak to the customer in: as last understood, else as the gateway says, else
  /// English.
  public var language: String {
    if let understood = turn.last?.language, understood == "zh" || understood == "en" {
      return understood
    }
    return customer.language.isEmpty ? "en" : customer.language
  }
}
