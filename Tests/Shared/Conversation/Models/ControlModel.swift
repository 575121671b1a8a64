import Conversation
import ConversationTesting

/// Every log up to a length that the most general adversary can write: each producer may append, at
/// any later time and any number of times, any proposal computed from any earlier state.
///
/// Between two records an hour passes, so that every deadline that runs is due.
struct ControlModel {
  struct Finding {
    var violation: Violation
    var log: [String]
  }

  private struct Node {
    var run: Run
    var proposals: [Event]
    var log: [String]
    /// Of the ids judged and their verdicts, and of the proposals, in any order.
    var digest: UInt64
  }

  let length: Int
  let messages: Int
  var sabotage: Sabotage?
  private(set) var states = 0
  private(set) var transitions = 0
  private(set) var finding: Finding?

  init(length: Int, messages: Int, sabotage: Sabotage? = nil) {
    self.length = length
    self.messages = messages
    self.sabotage = sabotage
  }

  /// Explores breadth first, so that what it finds is a shortest one; stops at the first.
  mutating func explore() {
    let run = Run(sabotage: sabotage)
    var first = Node(run: run, proposals: [], log: [], digest: 0)
    learn(&first)
    var frontier = [first]
    for step in 1...length {
      frontier = next(after: frontier, isLast: step == length)
      if finding != nil || frontier.isEmpty { return }
    }
  }

  private mutating func next(after frontier: [Node], isLast: Bool) -> [Node] {
    var seen: Set<UInt64> = []
    var next: [Node] = []
    for node in frontier {
      for proposal in node.proposals {
        transitions += 1
        var child = node
        if let violation = append(proposal, to: &child) {
          finding = Finding(violation: violation, log: child.log)
          return []
        }
        learn(&child)
        guard seen.insert(child.digest ^ child.run.digest).inserted else { continue }
        states += 1
        if !isLast { next.append(child) }
      }
    }
    return next
  }

  private func append(_ proposal: Event, to node: inout Node) -> Violation? {
    node.run.wait(3_600_000)
    let violation = node.run.append(proposal)
    let verdict = node.run.verdicts[node.run.verdicts.count - 1]
    node.log.append("\(proposal.body.name) by \(proposal.author.role): \(verdict)")
    node.digest ^= mix(proposal.id.hi &+ proposal.id.lo, verdict.isEffective ? 1 : 2)
    return violation ?? node.run.probeDeadlines()
  }

  /// Adds what could be proposed by those who see the present state.
  private func learn(_ node: inout Node) {
    let state = node.run.fold[Run.id(0)]
    for move in moves(seeing: state) {
      var event = move.event(in: Run.id(0), seeing: state, at: node.run.now)
      if case .messageReceived = event.body {} else { event.id = event.contentID }
      guard !node.proposals.contains(where: { $0.id == event.id }) else { continue }
      node.proposals.append(event)
      node.digest ^= mix(event.id.hi, event.id.lo)
    }
  }

  private func moves(seeing state: Conversation?) -> [Move] {
    var moves: [Move] = (1...messages).map { .customerWrites("m\($0)") }
    guard let state, state.control.phase != .closed else { return moves }
    if state.control.phase == .resolved { moves.append(.customerRates(5)) }
    switch state.control.owner {
    case .bot where !state.pending.isEmpty:
      moves += [.botAnswers(), .botHandsOver()]
      if state.pending.count > 1 { moves.append(.botAnswers(["m1"])) }
    case .queue:
      let reservation = "r\(state.control.epoch).\(state.queue.offers)"
      moves +=
        state.offer == nil
        ? [.routerOffers(to: "x", reservation: reservation)]
        : [.agentAccepts("x"), .agentDeclines("x")]
    case .agent:
      let agent = state.control.agentID
      moves += [.agentSays(agent), .agentResolves(agent), .agentReturns(agent)]
    default: break
    }
    if state.control.owner != .none { moves.append(.agentTakes("y")) }
    return moves + state.deadlines.map { .deadlinePasses($0.kind) }
  }
}

func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
  var random = SplitMix64(seed: left &* 0x9E37_79B9_7F4A_7C15 ^ right)
  return random.next()
}

extension Event {
  /// An id that follows from what is said: the same, said again by anybody, is the same.
  fileprivate var contentID: EventID {
    var digest = mix(UInt64(body.kindNumber), UInt64(bitPattern: epoch))
    digest = mix(digest, Named.hash(author.id))
    switch body {
    case .messageSent(let body):
      digest = mix(digest, UInt64(body.throughSeq))
      for cover in body.covers { digest = mix(digest, cover.lo) }
    case .handoffRequested(let body): for cover in body.covers { digest = mix(digest, cover.lo) }
    case .offerCreated(let body): digest = mix(digest, body.reservation.lo)
    case .offerAccepted(let body): digest = mix(digest, body.offer.lo)
    case .offerDeclined(let body): digest = mix(digest, body.offer.lo)
    case .conversationResolved(let body): digest = mix(digest, UInt64(body.throughSeq))
    case .deadlinePassed(let body):
      digest = mix(mix(digest, body.armedBy.lo &+ body.armedBy.hi), UInt64(body.kind.rawValue))
    case .csatSubmitted: digest = mix(digest, UInt64(session))
    default: break
    }
    return EventID(hi: UInt64(body.kindNumber), lo: digest)
  }
}

extension Run {
  /// What later verdicts depend on, as far as the model's moves can tell.
  fileprivate var digest: UInt64 {
    guard let state = fold[Run.id(0)] else { return UInt64(records.count) }
    var digest = mix(UInt64(records.count), UInt64(bitPattern: state.control.epoch))
    digest = mix(digest, UInt64(state.control.owner.rawValue) << 8 | UInt64(state.session))
    digest = mix(digest, Named.hash(state.control.agentID))
    digest = mix(digest, UInt64(state.control.phase.rawValue) << 32 | UInt64(state.queue.offers))
    digest = mix(digest, UInt64(state.seq) << 32 | UInt64(state.queue.breaches))
    digest = mix(digest, state.offer?.id.lo ?? 0)
    for open in state.pending { digest = mix(digest, open.id.lo &+ (open.isHandedOver ? 1 : 0)) }
    for running in state.deadlines {
      digest = mix(mix(digest, running.armedBy.lo), UInt64(running.kind.rawValue))
    }
    return digest
  }
}
