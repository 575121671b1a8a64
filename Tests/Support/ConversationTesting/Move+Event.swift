public import Conversation

extension Move {
  /// The event that an author who sees `view` appends for this move.
  ///
  /// Its id follows from the move and from what was seen: who decides the same at the same state
  /// says the same, and who decides anew says something new.
  public func event(
    in conversation: ConversationID, seeing view: Conversation?, at now: Timestamp
  ) -> Event {
    var event = Event(
      id: id(in: conversation, seeing: view), conversation: conversation, author: author,
      occurredAt: now, body: .customerLeft(CustomerLeft()))
    event.body = body(in: conversation, seeing: view, at: now)
    switch self {
    case .customerWrites, .customerEdits, .customerDeletes, .customerLeaves, .routerCarries,
      .routerForgets:
      break
    default:
      event.session = view?.session ?? 0
      event.epoch = view?.control.epoch ?? 0
    }
    return event
  }

  public var author: Author {
    switch self {
    case .customerWrites, .customerEdits, .customerDeletes, .customerLeaves, .customerRates:
      .customer
    case .botUnderstands, .botAnswers, .botAsksBack, .botHandsOver, .botResolves, .botSuggests,
      .botLooksUp, .lookupCompletes:
      .bot
    case .routerOffers, .routerRescinds, .routerNotifies, .routerTellsPosition,
      .routerAsksForRating, .routerRequeues, .routerPromises, .deadlinePasses, .routerCarries,
      .routerForgets, .delivery:
      .system
    case .supervisorAssigns: Author(.supervisor, id: "sue")
    case .agentAccepts(let agent), .agentDeclines(let agent), .agentTakes(let agent),
      .agentSays(let agent, _), .agentNotes(let agent), .agentUsesSuggestion(let agent),
      .agentAcknowledges(let agent), .agentTransfers(let agent, _, _),
      .agentTransfersTo(let agent, _), .agentReturns(let agent), .agentSnoozes(let agent, _),
      .agentResolves(let agent), .agentReopens(let agent), .agentCloses(let agent),
      .agentWrapsUp(let agent):
      .agent(agent)
    }
  }

  private func body(
    in conversation: ConversationID, seeing view: Conversation?, at now: Timestamp
  ) -> EventBody {
    switch author.role {
    case .customer: customerBody(in: conversation)
    case .bot: botBody(in: conversation, seeing: view)
    case .system: systemBody(seeing: view, at: now)
    default: personBody(seeing: view, at: now)
    }
  }
}

// MARK: - Customers

extension Move {
  private func customerBody(in conversation: ConversationID) -> EventBody {
    switch self {
    case .customerWrites(_, let text): return .messageReceived(.ofTests(text, by: conversation))
    case .customerEdits(let name, let text):
      var body = MessageEdited()
      body.message = EventRef(Named.message(name, in: conversation))
      body.words.text = text
      return .messageEdited(body)
    case .customerDeletes(let name):
      var body = MessageDeleted()
      body.message = EventRef(Named.message(name, in: conversation))
      return .messageDeleted(body)
    case .customerRates(let score, let span):
      var body = CsatSubmitted()
      body.score = UInt32(clamping: score)
      body.span = span
      return .csatSubmitted(body)
    default: return .customerLeft(CustomerLeft())
    }
  }
}

extension MessageReceived {
  /// A message of the customer of that conversation, by way of the shop's app.
  public static func ofTests(_ text: String, by conversation: ConversationID) -> MessageReceived {
    var body = MessageReceived()
    body.words.text = text
    body.address.channel = "shop-app"
    body.address.account = "cn"
    body.address.peer = String(conversation.lo, radix: 16)
    body.customer.id = "42"
    body.customer.name = "Lin"
    body.customer.language = "en"
    body.policy = .ofTests
    return body
  }
}

// MARK: - The bot

extension Move {
  private func botBody(in conversation: ConversationID, seeing view: Conversation?) -> EventBody {
    func covers(_ names: [String]?) -> [EventRef] {
      if let names { return names.map { EventRef(Named.message($0, in: conversation)) } }
      return view?.pending.filter { !$0.isHandedOver }.map { EventRef($0.id) } ?? []
    }
    switch self {
    case .botUnderstands(let name, let intent):
      var body = TurnUnderstood()
      body.message = EventRef(Named.message(name, in: conversation))
      body.intent = intent
      body.confidence = 0.9
      body.language = "en"
      return .turnUnderstood(body)
    case .botAnswers(let names, let text):
      return .messageSent(.ofBot(text, covering: covers(names), kind: .answered))
    case .botAsksBack(let names):
      return .messageSent(.ofBot("Which order?", covering: covers(names), kind: .askedBack))
    case .botHandsOver(let names, let team, let queue):
      var body = HandoffRequested()
      body.covers = covers(names)
      body.reason = .lowConfidence
      body.team = team
      body.queue = queue
      body.priority = 50
      body.package.summary = "asks for an order"
      return .handoffRequested(body)
    case .botSuggests(let name):
      var body = MessageSuggested()
      body.message = EventRef(Named.message(name, in: conversation))
      body.text = "It left our house this morning."
      return .messageSuggested(body)
    case .botLooksUp(let connector):
      var body = LookupRequested()
      body.connector = connector
      return .lookupRequested(body)
    case .lookupCompletes(let result):
      var body = LookupCompleted()
      if let asked = view?.lookups.last { body.request = EventRef(asked.request) }
      body.succeeded = true
      body.result = result
      return .lookupCompleted(body)
    default: return .conversationResolved(.ofTests(through: view?.seq ?? 0))
    }
  }
}

extension MessageSent {
  /// What the bot says to those messages.
  public static func ofBot(
    _ text: String, covering covers: [EventRef], kind: ReplyKind
  ) -> MessageSent {
    var body = MessageSent()
    body.words.text = text
    body.authorName = "Ling"
    body.covers = covers
    body.replyKind = kind
    body.expiresAfterMs = 3_600_000
    return body
  }
}

extension ConversationResolved {
  public static func ofTests(through seq: UInt32) -> ConversationResolved {
    var body = ConversationResolved()
    body.code = "solved"
    body.throughSeq = seq
    return body
  }
}
