public import Conversation

/// Holds a log against what must never happen, record by record. It keeps its own account of what
/// each author meant, and so notices where the fold let something pass that was meant otherwise.
public struct InvariantWatch: Sendable {
  private struct Outcome: Sendable {
    var kind: MessageOutcome.Kind
    /// The epoch of the bot's tenure that it fell in; -1 where a person held control.
    var tenure: Int64
  }

  private var outcomes: [EventID: [Outcome]] = [:]
  private var received: Set<EventID> = []

  public init() {}

  /// Looks at one record: what its author meant, what was said of it, the state before and after.
  public mutating func follow(
    _ intended: Event, _ judged: Judged, at now: Timestamp, before: Conversation?,
    after: Conversation?
  ) -> Violation? {
    if after?.isInLimbo == true { return .limbo }
    guard judged.verdict.isEffective else {
      return before.isUnchanged(in: after, repeated: judged.verdict) ? nil : .changedByNothing
    }
    if case .contextCarried = intended.body { return nil }
    if let before, let after, after.control.epoch < before.control.epoch { return .epochWentBack }
    return objection(intended, at: now, before) ?? account(intended, judged, before)
  }

  private func objection(
    _ event: Event, at now: Timestamp, _ before: Conversation?
  ) -> Violation? {
    guard let before else { return nil }
    if event.body.needsControl, event.epoch != before.control.epoch { return .staleDecision }
    switch event.body {
    case .messageSent:
      return before.hears(event.author) ? nil : .voiceWithoutControl(event.author.role)
    case .conversationResolved(let body): return unseen(before, through: body.throughSeq)
    case .conversationClosed(let body): return unseen(before, through: body.throughSeq)
    case .deadlinePassed(let body):
      let running = before.deadlines.first {
        $0.kind == body.kind && $0.armedBy == body.armedBy.id
      }
      guard let running else { return .deadlineOfSomethingElse(body.kind) }
      return now < running.due ? .early(body.kind) : nil
    default: return nil
    }
  }

  private func unseen(_ before: Conversation, through seq: UInt32) -> Violation? {
    before.pending.contains { $0.seq > seq } ? .closedUnseen : nil
  }

  private mutating func account(
    _ event: Event, _ judged: Judged, _ before: Conversation?
  ) -> Violation? {
    let tenure = before?.control.owner == .bot ? before?.control.epoch ?? -1 : -1
    switch event.body {
    case .messageReceived:
      return received.insert(event.id).inserted
        ? settle(judged.outcomes, tenure)
        : .receivedTwice(event.id)
    case .messageSent(let body) where event.author.role == .bot:
      let kind: MessageOutcome.Kind = body.replyKind == .askedBack ? .askedBack : .answered
      return settle(body.covers, as: kind, tenure)
    case .handoffRequested(let body): return settle(body.covers, as: .handedOver, tenure)
    default: return settle(judged.outcomes, tenure)
    }
  }

  private mutating func settle(
    _ covers: [EventRef], as kind: MessageOutcome.Kind, _ tenure: Int64
  ) -> Violation? {
    for cover in covers {
      if let violation = settle(cover.id, as: kind, tenure) { return violation }
    }
    return nil
  }

  private mutating func settle(_ settled: [MessageOutcome], _ tenure: Int64) -> Violation? {
    for outcome in settled {
      if let violation = settle(outcome.message, as: outcome.kind, tenure) { return violation }
    }
    return nil
  }

  private mutating func settle(
    _ message: EventID, as kind: MessageOutcome.Kind, _ tenure: Int64
  ) -> Violation? {
    let had = outcomes[message] ?? []
    if tenure >= 0, kind != .ended, had.contains(where: { $0.tenure == tenure }) {
      return .twoOutcomes(message)
    }
    if had.contains(where: { $0.kind != .handedOver }) { return .outcomeAfterTheLast(message) }
    outcomes[message] = had + [Outcome(kind: kind, tenure: tenure)]
    return nil
  }
}

extension Conversation {
  /// Whether that author may be heard now.
  fileprivate func hears(_ author: Author) -> Bool {
    switch author.role {
    case .bot: control.owner == .bot
    case .agent, .supervisor: control.owner == .agent && control.agentID == author.id
    case .system: control.owner == .queue || control.owner == Owner.none
    default: false
    }
  }

  /// The same in everything that a person or a service can see; that a record was judged apart.
  fileprivate func looksLike(_ other: Conversation) -> Bool {
    control == other.control && session == other.session && seq == other.seq
      && chain == other.chain && pending == other.pending && deadlines == other.deadlines
      && offer == other.offer && queue == other.queue && sessions == other.sessions
      && transcript == other.transcript && deliveries == other.deliveries
      && turn == other.turn && handoff == other.handoff && lookups == other.lookups
      && suggestions == other.suggestions && suggestedThrough == other.suggestedThrough
      && acknowledgements == other.acknowledgements && customer == other.customer
      && address == other.address && policy == other.policy
      && messagesInSession == other.messagesInSession && messagesSent == other.messagesSent
  }
}

extension Optional<Conversation> {
  /// A void event is remembered as judged; a repeat is not even that.
  fileprivate func isUnchanged(in after: Conversation?, repeated verdict: Verdict) -> Bool {
    guard let self else { return after.map { $0.control.owner == Owner.none } ?? true }
    guard let after, self.looksLike(after) else { return false }
    if case .duplicate = verdict { return self.isEqual(to: after, butForTheLastRecord: true) }
    return true
  }
}

extension EventBody {
  /// Whether the event counts only in the control epoch that it was decided in.
  public var needsControl: Bool {
    switch self {
    case .messageSent, .handoffRequested, .offerCreated, .offerAccepted, .offerDeclined,
      .offerRescinded, .controlTaken, .conversationAssigned, .conversationTransferred,
      .handoffReturned, .conversationSnoozed, .conversationResolved, .conversationReopened,
      .conversationClosed, .conversationRequeued, .promiseMade:
      true
    default: false
    }
  }
}
