import Conversation
import ConversationTesting
import RouterCore
import Routing

/// What the bridge makes of every event in every state, as far as `Tests/Model/capacity.pml` sees them:
/// built by trying them on the real fold and the real bridge.
struct BridgeTable {
  enum Place: String, CaseIterable {
    case closed, resolved, bot, queue, offered, agent
  }

  enum Kind: String, CaseIterable {
    case write, leave, handOver, take, offer, accept, decline, rescind, requeue, pass, giveBack
    case resolve, reopen, takeBack, botLate, offerLate, nextLate, idle
  }

  struct Key: Hashable {
    var kind: Kind
    var place: Place
    var isEffective: Bool
    /// Whether it was decided since control last passed.
    var isFresh: Bool
    /// Whether it names the offer that is open.
    var isNamed: Bool
  }

  /// The event of the team's log that it makes, as `work.pml` calls them; nil for none.
  private(set) var copies: [Key: String?] = [:]
  private(set) var contradictions: [String] = []

  init() {
    for place in Place.allCases {
      for way in 0..<2 {
        for kind in Kind.allCases {
          for isFresh in [true, false] {
            for isNamed in [true, false] { attempt(kind, place, way, isFresh, isNamed) }
          }
        }
      }
    }
  }

  private mutating func attempt(
    _ kind: Kind, _ place: Place, _ way: Int, _ isFresh: Bool, _ isNamed: Bool
  ) {
    var log = Self.log(place, way)
    guard let move = kind.move(in: log) else { return }
    if let deadline = kind.deadline {
      log.now = max(log.now, log.deadline(deadline)?.due ?? log.now)
    }
    var event = log.event(move)
    if !isFresh { event.epoch -= 1 }
    if !isNamed { event.body = event.body.namingAnotherOffer }
    log.append(event)
    guard let state = log.state else { return }
    note(
      Key(
        kind: kind, place: place, isEffective: log.last.verdict.isEffective, isFresh: isFresh,
        isNamed: isNamed),
      Bridge.copies(of: log.last, state).filter(\.isOfControl).map { name(of: $0, after: log) })
  }

  private mutating func note(_ key: Key, _ made: [String]) {
    guard made.count < 2 else { return contradictions.append("\(key) makes \(made)") }
    guard case .some(let known) = copies[key] else {
      copies[key] = .some(made.first)
      return
    }
    if known != made.first { contradictions.append("\(key) makes \(made) and \(known as Any)") }
  }

  /// And that it is of the epoch, the agent and the reservation that the model gives it.
  private mutating func name(of copy: TeamEvent, after log: LogScript) -> String {
    let state = log.state
    let isEffective = log.last.verdict.isEffective
    let epoch = isEffective ? state?.control.epoch : log.last.event?.epoch
    switch copy.body {
    case .workQueued(let body):
      check(body.work.epoch == epoch, log)
      return "WORK_QUEUED"
    case .workAssigned(let body):
      check(body.work.epoch == epoch && body.agentID == state?.control.agentID, log)
      return "WORK_ASSIGNED"
    case .workEnded(let body):
      check(body.work.epoch == epoch, log)
      return "WORK_ENDED"
    case .offerEnded(let body):
      check(body.work.epoch == epoch, log)
      check(body.hasOpenReservation == (body.ending != .rescinded && state?.offer != nil), log)
      if body.hasOpenReservation {
        check(body.openReservation.id == state?.offer?.reservation, log)
        check(body.openAgentID == state?.offer?.agentID, log)
      }
      return Self.names[body.ending] ?? "\(body.ending)"
    default:
      contradictions.append("\(copy.body.name) is copied")
      return copy.body.name
    }
  }

  private static let names: [OfferEnding: String] = [
    .declined: "OFFER_DECLINED", .timedOut: "OFFER_TIMED_OUT", .rescinded: "OFFER_RESCINDED",
    .void: "OFFER_VOID",
  ]

  private mutating func check(_ isSo: Bool, _ log: LogScript) {
    if !isSo { contradictions.append("the copy of \(log.last) says something else") }
  }

  /// A log of a conversation in that place, got there in one way or another.
  private static func log(_ place: Place, _ way: Int) -> LogScript {
    var log = LogScript(given: .customerWrites("m1"))
    if way == 1 {
      log.append(.agentTakes("x"))
      log.append(.agentReturns("x"))
    }
    let moves: [Move] =
      switch place {
      case .bot: []
      case .queue: [.botHandsOver()]
      case .offered: [.botHandsOver(), .routerOffers(to: "x", reservation: "open")]
      case .agent: [.agentTakes("x")]
      case .resolved: [.agentTakes("x"), .agentResolves("x")]
      case .closed: [.botHandsOver(), .customerLeaves]
      }
    for move in moves { log.append(move) }
    return log
  }
}

extension BridgeTable.Kind {
  var deadline: DeadlineKind? {
    switch self {
    case .botLate: .botReply
    case .offerLate: .offer
    case .nextLate: .nextResponse
    case .idle: .idle
    default: nil
    }
  }

  /// Nil where nobody could do that there.
  fileprivate func move(in log: LogScript) -> Move? {
    switch self {
    case .write: return .customerWrites("m2")
    case .leave: return .customerLeaves
    case .handOver: return .botHandsOver()
    case .take: return .agentTakes("y")
    case .offer: return .routerOffers(to: "y", reservation: "new")
    case .accept: return log.state?.offer == nil ? nil : .agentAccepts("x")
    case .decline: return log.state?.offer == nil ? nil : .agentDeclines("x")
    case .rescind: return .routerRescinds
    case .requeue: return .agentTransfers("x", toQueue: "vip")
    case .pass: return .agentTransfersTo("x", agent: "y")
    case .giveBack: return .agentReturns("x")
    case .resolve: return .agentResolves("x")
    case .reopen: return .agentReopens("x")
    case .takeBack: return .routerRequeues()
    case .botLate, .offerLate, .nextLate, .idle:
      guard let deadline, log.deadline(deadline) != nil else { return nil }
      return .deadlinePasses(deadline)
    }
  }
}

extension EventBody {
  /// The same, of another offer than the open one.
  fileprivate var namingAnotherOffer: EventBody {
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
      body.reservation = other
      return .offerRescinded(body)
    default: return self
    }
  }
}

extension TeamEvent {
  /// Progress says nothing of who has the work: the model needs none of it (`WorkProgressTests` holds that).
  fileprivate var isOfControl: Bool {
    switch body {
    case .workProgressed, .wrapUpEnded: false
    default: true
    }
  }
}
