internal import Conversation
internal import Foundation

// MARK: - The router and delivery

extension Move {
  func systemBody(seeing view: Conversation?, at now: Timestamp) -> EventBody {
    switch self {
    case .routerOffers(let agent, let reservation):
      var body = OfferCreated()
      body.team = view?.queue.team ?? ""
      body.agentID = agent
      body.agentName = agent.uppercased()
      body.reservation = EventRef(Named.reservation(reservation))
      body.expiresAfterMs = 30_000
      return .offerCreated(body)
    case .routerRescinds:
      var body = OfferRescinded()
      if let offer = view?.offer {
        body.offer = EventRef(offer.id)
        body.reservation = EventRef(offer.reservation)
      }
      return .offerRescinded(body)
    case .routerNotifies:
      var body = MessageSent()
      body.words.text = "Somebody will be with you soon."
      body.notice = .queued
      body.expiresAfterMs = 3_600_000
      return .messageSent(body)
    case .routerTellsPosition(let position):
      var body = QueuePositionChanged()
      body.position = position
      return .queuePositionChanged(body)
    case .routerRequeues(let queue):
      var body = ConversationRequeued()
      body.reason = queue.isEmpty ? .agentLost : .overflow
      body.agentID = view?.control.agentID ?? ""
      body.queue = queue
      body.keepsPlace = true
      return .conversationRequeued(body)
    case .routerPromises(let milliseconds):
      var body = PromiseMade()
      body.dueMs = now.adding(milliseconds: milliseconds).milliseconds
      return .promiseMade(body)
    case .deadlinePasses(let kind):
      var body = DeadlinePassed()
      body.kind = kind
      let running = view?.deadlines.first { $0.kind == kind }
      if let running { body.armedBy = EventRef(running.armedBy) }
      return .deadlinePassed(body)
    case .routerCarries, .routerForgets: return .contextCarried(carry(view, at: now))
    case .delivery(let step):
      var body = DeliveryUpdate()
      if let sent = view?.deliveries.last { body.message = EventRef(sent.message) }
      return .delivery(step, body)
    default:
      var body = CsatRequested()
      body.span = view?.sessions.last?.agentSpoke == true ? .agent : .bot
      return .csatRequested(body)
    }
  }

  private func carry(_ view: Conversation?, at now: Timestamp) -> ContextCarried {
    var body = ContextCarried()
    body.lastOffset = view?.lastOffset ?? -1
    body.decidedAtMs = now.milliseconds
    if self == .routerCarries, let view { body.state = view.carried }
    return body
  }
}

// MARK: - People

extension Move {
  func personBody(seeing view: Conversation?, at now: Timestamp) -> EventBody {
    switch self {
    case .agentAccepts:
      var body = OfferAccepted()
      if let offer = view?.offer { body.offer = EventRef(offer.id) }
      return .offerAccepted(body)
    case .agentDeclines:
      var body = OfferDeclined()
      if let offer = view?.offer { body.offer = EventRef(offer.id) }
      return .offerDeclined(body)
    case .agentTakes(let agent):
      var body = ControlTaken()
      body.agentName = agent.uppercased()
      return .controlTaken(body)
    case .supervisorAssigns(let agent):
      var body = ConversationAssigned()
      body.agentID = agent
      body.agentName = agent.uppercased()
      return .conversationAssigned(body)
    case .agentSays(let agent, let text):
      var body = MessageSent()
      body.words.text = text
      body.authorName = agent.uppercased()
      body.throughSeq = view?.seq ?? 0
      body.expiresAfterMs = 86_400_000
      return .messageSent(body)
    case .agentNotes:
      var body = NoteAdded()
      body.words.text = "was angry"
      return .noteAdded(body)
    case .agentUsesSuggestion:
      var body = SuggestionUsed()
      if let suggestion = view?.suggestions.last { body.suggestion = EventRef(suggestion) }
      return .suggestionUsed(body)
    case .agentAcknowledges:
      var body = ContextAcknowledged()
      body.throughSeq = view?.seq ?? 0
      body.chainHash = Data(view?.chain.bytes ?? [])
      return .contextAcknowledged(body)
    default: return closingBody(seeing: view, at: now)
    }
  }

  private func closingBody(seeing view: Conversation?, at now: Timestamp) -> EventBody {
    switch self {
    case .agentTransfers(_, let queue, let team):
      var body = ConversationTransferred()
      body.team = team
      body.queue = queue
      return .conversationTransferred(body)
    case .agentTransfersTo(_, let agent):
      var body = ConversationTransferred()
      body.agentID = agent
      body.agentName = agent.uppercased()
      return .conversationTransferred(body)
    case .agentReturns: return .handoffReturned(HandoffReturned())
    case .agentSnoozes(_, let milliseconds):
      var body = ConversationSnoozed()
      body.untilMs = now.adding(milliseconds: milliseconds).milliseconds
      return .conversationSnoozed(body)
    case .agentResolves: return .conversationResolved(.ofTests(through: view?.seq ?? 0))
    case .agentReopens(let agent):
      var body = ConversationReopened()
      body.agentName = agent.uppercased()
      return .conversationReopened(body)
    case .agentCloses:
      var body = ConversationClosed()
      body.throughSeq = view?.seq ?? 0
      return .conversationClosed(body)
    default:
      var body = WrapUpCompleted()
      body.code = "solved"
      return .wrapUpCompleted(body)
    }
  }
}
