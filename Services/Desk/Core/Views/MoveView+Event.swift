internal import Conversation

extension MoveView {
  /// Nil for an event that moves nothing.
  init?(_ event: Event, _ judged: Judged, _ state: Conversation) {
    guard let told = Told(event, judged, state) else { return nil }
    eventId = event.id.description
    kind = told.kind
    at = judged.timestamp.rfc3339
    afterSeq = judged.seq > 0 ? judged.seq - 1 : state.seq
    by = AuthorView(event.author, name: told.byName)
    to = told.to
    reason = told.reason
    text = told.text?.filled
    sessionSeq = judged.session
    score = told.score
  }

  private struct Told {
    var kind: String
    var byName = ""
    var to: Target?
    var reason: String?
    var text: String?
    var score: UInt32?

    init(_ kind: String, byName: String = "", to: Target? = nil, text: String? = nil) {
      self.kind = kind
      self.byName = byName
      self.to = to
      self.text = text
    }

    init?(_ event: Event, _ judged: Judged, _ state: Conversation) {
      switch event.body {
      case .messageReceived:
        guard judged.control != nil else { return nil }
        self.init("opened")
      case .customerLeft: self.init("left")
      case .handoffRequested(let body):
        self.init("handedOver", to: Target(kind: "queue", id: state.queue.queue))
        reason = body.reason.name
      case .offerCreated(let body):
        self.init("offered", to: Target(kind: "agent", id: body.agentID, name: body.agentName))
      case .offerDeclined(let body): self.init("declined", text: body.reason)
      case .offerRescinded(let body): self.init("rescinded", text: body.reason)
      case .offerAccepted: self.init("accepted", byName: state.control.agentName)
      case .controlTaken(let body): self.init("taken", byName: body.agentName)
      case .conversationAssigned(let body):
        self.init(
          "assigned", to: Target(kind: "agent", id: body.agentID, name: body.agentName),
          text: body.reason)
      case .conversationTransferred(let body): self.init(transfer: body, state)
      case .deadlinePassed(let body): self.init(deadline: body, judged, state)
      case .conversationRequeued(let body):
        self.init("requeued", to: Target(kind: "queue", id: state.queue.queue))
        reason = body.reason.name
      case .csatSubmitted(let body):
        self.init("rated", text: body.comment.text)
        score = body.score
      default: self.init(plain: event)
      }
    }

    private init?(plain event: Event) {
      switch event.body {
      case .handoffReturned(let body): self.init("returned", text: body.instructions)
      case .conversationSnoozed(let body): self.init("snoozed", text: body.reason)
      case .conversationResolved(let body):
        self.init("resolved", text: body.notes.text)
        reason = body.code.filled
      case .conversationReopened(let body): self.init("reopened", byName: body.agentName)
      case .conversationClosed(let body) where body.hasMergedInto:
        let other = Target(kind: "conversation", id: body.mergedInto.id.description)
        self.init("merged", to: other)
      case .conversationClosed(let body): self.init("closed", text: body.reason)
      case .wrapUpCompleted(let body):
        self.init("wrappedUp", text: body.notes.text)
        reason = body.code.filled
      default: return nil
      }
    }

    private init(transfer body: ConversationTransferred, _ state: Conversation) {
      let target =
        body.agentID.isEmpty
        ? Target(kind: "queue", id: state.queue.queue)
        : Target(kind: "agent", id: body.agentID, name: body.agentName)
      self.init("transferred", to: target, text: body.reason)
    }

    /// A deadline that passed is itself the transition: what it led to.
    private init(deadline body: DeadlinePassed, _ judged: Judged, _ state: Conversation) {
      self.init("timedOut")
      reason = body.kind.name
      if judged.control?.after.owner == .queue {
        to = Target(kind: "queue", id: state.queue.queue)
      }
    }
  }
}
