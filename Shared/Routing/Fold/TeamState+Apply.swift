public import Conversation
internal import OrderedCollections

extension TeamState {
  /// Judges one event at its place in the log, and changes the state if it is effective. Total.
  public mutating func apply(_ event: TeamEvent, offset: Int64, timestamp: Timestamp) -> Verdict {
    lastOffset = offset
    lastTimestamp = timestamp
    if let known = judged.find(event.id) {
      return .duplicate(of: known.offset, first: known.first)
    }
    let verdict: Verdict = objection(event, timestamp).map { .void($0) } ?? .effective
    judged.remember(event.id, at: offset, verdict)
    if verdict.isEffective { noteDesertion(timestamp) }
    return verdict
  }

  private mutating func objection(_ event: TeamEvent, _ timestamp: Timestamp) -> VoidReason? {
    switch event.body {
    case .teamConfigured(let body): configure(body)

    case .workQueued(let body): queueWork(body, timestamp)
    case .workAssigned(let body): assignWork(body, timestamp)
    case .workProgressed(let body): progressWork(body, timestamp)
    case .workEnded(let body): endWork(body, timestamp)
    case .wrapUpEnded(let body): endWrapUp(body, event, timestamp)

    case .reservationMade(let body): reserve(body, event, timestamp)
    case .offerEnded(let body): endOffer(body, timestamp)
    case .workRequested(let body): requestWork(body, event, timestamp)
    case .workRequestEnded(let body): endRequest(body, event)
    case .workRelaxed(let body): relax(body, event, timestamp)

    case .presenceChanged(let body): changePresence(body, event, timestamp)
    case .presenceRenewed(let body): renewPresence(body, timestamp)
    case .presenceLapsed(let body): lapse(body, event, timestamp)

    case .agentDrained(let body): drain(body, event)
    case .queueClosed(let body): closeQueue(body, event)
    case .workPrioritised(let body): prioritise(body, event)

    case .serviceLevelReached(let body): reachServiceLevel(body, event, timestamp)

    case .logOpened, .teamCarried: .notAllowed
    case .unknown: .unknownKind
    }
  }

  private mutating func configure(_ body: TeamConfigured) -> VoidReason? {
    guard body.agents.count <= 10_000, body.queues.count <= 10_000, body.hours.count <= 1_000,
      body.hours.allSatisfy(\.isOrdered)
    else { return .outOfBounds }
    for place in agentList.indices { agentList[place].isListed = false }
    for configured in body.agents {
      agentList[place(of: configured.id)].configure(as: configured)
    }
    queues = body.queues
    hours = body.hours
    rules = body.hasRules ? body.rules : nil
    reindex()
    return nil
  }

  /// Since when nobody of the team accepts work.
  private mutating func noteDesertion(_ timestamp: Timestamp) {
    if readyAgents > 0 {
      desertedSince = nil
    } else if desertedSince == nil {
      desertedSince = timestamp
    }
  }

  /// Only people with the right to, and who has it is checked before: the fold looks at the role.
  static func mayOrder(_ event: TeamEvent) -> Bool {
    event.author.role == .supervisor || event.author.role == .system
  }
}
