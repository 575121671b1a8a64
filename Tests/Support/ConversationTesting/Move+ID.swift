public import Conversation

extension Move {
  public func id(in conversation: ConversationID, seeing view: Conversation?) -> EventID {
    if case .customerWrites(let name, _) = self { return Named.message(name, in: conversation) }
    return EventID(hi: hash ^ conversation.lo, lo: UInt64(bitPattern: view?.lastOffset ?? -1))
  }

  /// The same in every run, unlike `hashValue`.
  private var hash: UInt64 {
    let author = author
    return Named.hash("\(author.id) \(name) \(detail)", from: UInt64(author.role.rawValue))
  }

  /// What tells apart moves of one kind by one author at one state.
  private var detail: String {
    switch self {
    case .customerWrites(let name, let text), .customerEdits(let name, let text): name + text
    case .customerDeletes(let name), .botSuggests(let name), .botLooksUp(let name),
      .lookupCompletes(let name), .supervisorAssigns(let name):
      name
    case .customerRates(let score, let span): "\(score)\(span.rawValue)"
    case .botUnderstands(let name, let intent): name + intent
    case .botAnswers(let names, let text): text + (names ?? []).joined(separator: ",")
    case .botAsksBack(let names): (names ?? []).joined(separator: ",")
    case .botHandsOver(let names, let team, let queue):
      team + queue + (names ?? []).joined(separator: ",")
    case .routerOffers(let agent, let reservation): agent + reservation
    case .routerTellsPosition(let position): String(position)
    case .deadlinePasses(let kind): String(kind.rawValue)
    case .agentSays(_, let text): text
    case .agentTransfers(_, let queue, let team): team + queue
    case .agentTransfersTo(_, let agent): agent
    case .agentSnoozes(_, let milliseconds): String(milliseconds)
    case .routerRequeues(let queue): queue
    case .routerPromises(let milliseconds): String(milliseconds)
    case .delivery(let step): String(step.rawValue)
    default: ""
    }
  }

  /// The move's own word, without what it is about.
  private var name: String {
    switch self {
    case .customerWrites: "writes"
    case .customerEdits: "edits"
    case .customerDeletes: "deletes"
    case .customerLeaves: "leaves"
    case .customerRates: "rates"
    case .botUnderstands: "understands"
    case .botAnswers: "answers"
    case .botAsksBack: "asks back"
    case .botHandsOver: "hands over"
    case .botResolves, .agentResolves: "resolves"
    case .botSuggests: "suggests"
    case .botLooksUp: "looks up"
    case .lookupCompletes: "completes"
    case .routerOffers: "offers"
    case .routerRescinds: "rescinds"
    case .routerNotifies: "notifies"
    case .routerTellsPosition: "tells"
    case .routerAsksForRating: "asks for rating"
    case .routerRequeues: "requeues"
    case .routerPromises: "promises"
    case .deadlinePasses: "passes"
    case .routerCarries: "carries"
    case .routerForgets: "forgets"
    case .agentAccepts: "accepts"
    case .agentDeclines: "declines"
    case .agentTakes: "takes"
    case .supervisorAssigns: "assigns"
    case .agentSays: "says"
    case .agentNotes: "notes"
    case .agentUsesSuggestion: "uses suggestion"
    case .agentAcknowledges: "acknowledges"
    case .agentTransfers: "transfers"
    case .agentTransfersTo: "transfers to"
    case .agentReturns: "returns"
    case .agentSnoozes: "snoozes"
    case .agentReopens: "reopens"
    case .agentCloses: "closes"
    case .agentWrapsUp: "wraps up"
    case .delivery: "delivery"
    }
  }
}
