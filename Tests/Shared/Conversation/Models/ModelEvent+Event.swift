import Conversation
import ConversationTesting

extension ModelEvent {
  /// Everything that anybody may append to a log in that state, well decided or not.
  static func all(in state: ModelState) -> [ModelEvent] {
    Kind.allCases.flatMap { variants(of: ModelEvent(kind: $0), in: state) }
  }

  private static func variants(of event: ModelEvent, in state: ModelState) -> [ModelEvent] {
    var events = [event]
    func vary<Value>(_ field: WritableKeyPath<ModelEvent, Value>, _ values: [Value]) {
      events = events.flatMap { event in
        values.map { value in
          var other = event
          other[keyPath: field] = value
          return other
        }
      }
    }
    switch event.kind {
    case .write:
      guard let next = state.messages.firstIndex(of: .unwritten) else { return [] }
      vary(\.covers, [[next]])
    case .answer, .handOver: vary(\.covers, [[0], [1], [0, 1]])
    case .say, .resolve: vary(\.through, [0, 1, 2])
    default: break
    }
    let features = event.kind.features
    if features.contains(.mine) || event.kind == .offer { vary(\.who, ["x", "y"]) }
    if features.contains(.fresh) { vary(\.isFresh, [true, false]) }
    if features.contains(.named) { vary(\.isNamed, [true, false]) }
    if features.contains(.due) { vary(\.isDue, [true, false]) }
    return events.filter { $0.isPossible(in: state) }
  }

  /// Nobody can name what is not there, or tell something to a customer who never wrote.
  private func isPossible(in state: ModelState) -> Bool {
    if kind == .notice { return state.messages[0] != .unwritten }
    guard isNamed else { return true }
    switch kind {
    case .accept, .decline, .rescind: return state.place == .offered
    default: return true
    }
  }

  private var move: Move {
    let names = covers.map { ModelState.names[$0] }
    return switch kind {
    case .write: .customerWrites(names[0])
    case .leave: .customerLeaves
    case .answer: .botAnswers(names)
    case .handOver: .botHandsOver(names)
    case .take: .agentTakes(author)
    case .offer: .routerOffers(to: who)
    case .accept: .agentAccepts(author)
    case .decline: .agentDeclines(author)
    case .rescind: .routerRescinds
    case .say: .agentSays(author)
    case .requeue: .agentTransfers(author, toQueue: "vip")
    case .pass: .agentTransfersTo(author, agent: who)
    case .giveBack: .agentReturns(author)
    case .resolve: .agentResolves(author)
    case .reopen: .agentReopens(author)
    case .notice: .routerNotifies
    case .takeBack: .routerRequeues()
    case .botLate, .offerLate, .firstLate, .nextLate, .idle, .wrapUpLate:
      .deadlinePasses(kind.deadline ?? .unspecified)
    }
  }

  /// The log with this appended; nil where it cannot be, because that deadline does not run, or is due already.
  func appended(to log: LogScript) -> LogScript? {
    var log = log
    if let deadline = kind.deadline {
      let running = log.deadline(deadline)
      if running == nil, isNamed { return nil }
      if let running {
        if isDue { log.now = max(log.now, running.due) }
        if !isDue, log.now >= running.due { return nil }
      }
    }
    var event = log.event(move)
    if !isFresh { event.epoch -= 1 }
    if !isNamed { event.body = event.body.namingAnother }
    event.body = event.body.seen(log.seq(of: through))
    log.append(event)
    return log
  }
}

extension LogScript {
  /// The sequence number up to which somebody has seen who saw that many of the messages.
  fileprivate func seq(of messages: Int) -> UInt32 {
    guard messages > 0, let state else { return 0 }
    let id = message(ModelState.names[messages - 1])
    return state.transcript[id]?.seq ?? state.seq
  }
}

extension EventBody {
  /// The same, of an offer or a deadline that is another one.
  fileprivate var namingAnother: EventBody {
    let other = EventRef(EventID(hi: 9, lo: 9))
    switch self {
    case .offerAccepted(var body):
      body.offer = other
      return .offerAccepted(body)
    case .offerDeclined(var body):
      body.offer = other
      return .offerDeclined(body)
    case .offerRescinded(var body):
      body.offer = other
      return .offerRescinded(body)
    case .deadlinePassed(var body):
      body.armedBy = other
      return .deadlinePassed(body)
    default: return self
    }
  }

  fileprivate func seen(_ seq: UInt32) -> EventBody {
    switch self {
    case .messageSent(var body) where body.covers.isEmpty && body.notice == .unspecified:
      body.throughSeq = seq
      return .messageSent(body)
    case .conversationResolved(var body):
      body.throughSeq = seq
      return .conversationResolved(body)
    default: return self
    }
  }
}
