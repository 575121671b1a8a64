internal import Foundation
internal import SwiftProtobuf

/// A conversation's state as `context.carried` holds it. Whoever restores from it must judge every
/// later record as one who read everything: so all of the state is here, and nothing else.
extension Conversation {
  public var carried: CarriedConversation {
    var carried = CarriedConversation()
    carried.session = session
    carried.foldVersion = foldVersion
    carried.policy = policy
    carried.control = control.carried
    carried.seq = seq
    carried.chainHash = Data(chain.bytes)
    carried.transcript = transcript.entries.map(\.carried)
    carried.pending = pending.map(\.carried)
    carried.deadlines = deadlines.map(\.carried)
    if let offer { carried.offer = offer.carried }
    carried.judged = judged.carried
    carried.deliveries = deliveries.map(\.carried)
    carried.sessions = sessions.map(\.carried)
    carried.address = address
    carried.customer = customer
    carried.turn = turn.carried
    if let handoff { carried.handoff = handoff }
    carried.queue = queue.carried
    carried.lookups = lookups.map(\.carried)
    carried.suggestions = suggestions.map { EventRef($0) }
    carried.suggestedThrough = suggestedThrough
    carried.acknowledged = acknowledgements.equal
    carried.acknowledgedWrongly = acknowledgements.different
    carried.messagesInSession = messagesInSession
    carried.messagesSent = messagesSent
    carried.workedIn = workedIn
    return carried
  }

  /// The state that a record at `offset` carries.
  init(id: ConversationID, carried: CarriedConversation, at offset: Int64, _ timestamp: Timestamp) {
    self.init(id: id)
    firstOffset = offset
    firstTimestamp = timestamp
    lastOffset = offset
    lastTimestamp = timestamp
    session = carried.session
    foldVersion = carried.foldVersion
    policy = carried.policy
    control = Control(carried.control)
    seq = carried.seq
    chain = Chain(bytes: [UInt8](carried.chainHash))
    transcript = Transcript(entries: carried.transcript.map { TranscriptEntry($0) })
    pending = carried.pending.map { PendingMessage($0) }
    deadlines = carried.deadlines.map { Deadline($0) }
    offer = carried.hasOffer ? OpenOffer(carried.offer) : nil
    judged = JudgedEvents(carried.judged)
    deliveries = carried.deliveries.map { DeliveryState($0) }
    sessions = carried.sessions.map { SessionSummary($0) }
    if sessions.isEmpty, control.phase != .closed {
      sessions = [SessionSummary(number: session, foldVersion: foldVersion)]
    }
    address = carried.address
    customer = carried.customer
    turn = TurnState(carried.turn)
    handoff = carried.hasHandoff ? carried.handoff : nil
    queue = QueueState(carried.queue)
    lookups = carried.lookups.map { LookupState($0) }
    suggestions = carried.suggestions.map(\.id)
    suggestedThrough = carried.suggestedThrough
    acknowledgements.equal = carried.acknowledged
    acknowledgements.different = carried.acknowledgedWrongly
    messagesInSession = carried.messagesInSession
    messagesSent = carried.messagesSent
    workedIn = carried.workedIn
  }

  /// Whether two readers agree on everything that a verdict can depend on; `lastOffset` apart where
  /// a record that carries the state is compared with what it carries.
  public func isEqual(to other: Conversation, butForTheLastRecord: Bool = false) -> Bool {
    var mine = self
    mine.firstOffset = other.firstOffset
    mine.firstTimestamp = other.firstTimestamp
    mine.lastTimestamp = other.lastTimestamp
    if butForTheLastRecord { mine.lastOffset = other.lastOffset }
    return mine == other || mine.carriedBytes == other.carriedBytes
  }

  /// What is not equal to itself, a NaN, still has the same bytes.
  private var carriedBytes: Data? { try? carried.serializedData() }
}

extension Control {
  fileprivate var carried: CarriedControl {
    var carried = CarriedControl()
    carried.owner = UInt32(owner.rawValue)
    carried.agentID = agentID
    carried.agentName = agentName
    carried.epoch = epoch
    carried.phase = UInt32(phase.rawValue)
    if let snoozedUntil { carried.snoozedUntilMs = snoozedUntil.milliseconds }
    carried.sinceMs = since.milliseconds
    return carried
  }

  fileprivate init(_ carried: CarriedControl) {
    self.init()
    owner = Owner(rawValue: UInt8(truncatingIfNeeded: carried.owner)) ?? .none
    agentID = carried.agentID
    agentName = carried.agentName
    epoch = carried.epoch
    phase = Phase(rawValue: UInt8(truncatingIfNeeded: carried.phase)) ?? .closed
    snoozedUntil = Timestamp(ifPresent: carried.snoozedUntilMs)
    since = Timestamp(milliseconds: carried.sinceMs)
  }
}

extension TurnState {
  fileprivate var carried: CarriedTurn {
    var carried = CarriedTurn()
    if let last { carried.last = last }
    carried.botTurns = botTurns
    carried.failuresInARow = failuresInARow
    carried.sentiments = sentiments
    return carried
  }

  fileprivate init(_ carried: CarriedTurn) {
    self.init()
    last = carried.hasLast ? carried.last : nil
    botTurns = carried.botTurns
    failuresInARow = carried.failuresInARow
    sentiments = carried.sentiments
  }
}

extension QueueState {
  fileprivate var carried: CarriedQueue {
    var carried = CarriedQueue()
    carried.team = team
    carried.queue = queue
    carried.skills = skills
    carried.priority = priority
    carried.reason = UInt32(truncatingIfNeeded: reason.rawValue)
    carried.notices = notices
    carried.breaches = breaches
    carried.offers = offers
    carried.position = position
    if let positionTold { carried.positionMs = positionTold.milliseconds }
    carried.sinceMs = since.milliseconds
    if entered != since { carried.enteredMs = entered.milliseconds }
    carried.visited = visited
    carried.requeued = UInt32(truncatingIfNeeded: requeued.rawValue)
    if let promised { carried.promisedMs = promised.milliseconds }
    return carried
  }

  fileprivate init(_ carried: CarriedQueue) {
    self.init()
    team = carried.team
    queue = carried.queue
    skills = carried.skills
    priority = carried.priority
    let number = Int(Int32(truncatingIfNeeded: carried.reason))
    reason = EscalationReason(rawValue: number) ?? .unspecified
    notices = carried.notices
    breaches = carried.breaches
    offers = carried.offers
    position = carried.position
    positionTold = Timestamp(ifPresent: carried.positionMs)
    visited = carried.visited
    let back = Int(Int32(truncatingIfNeeded: carried.requeued))
    requeued = RequeueReason(rawValue: back) ?? .unspecified
    promised = Timestamp(ifPresent: carried.promisedMs)
    since = Timestamp(milliseconds: carried.sinceMs)
    entered = Timestamp(ifPresent: carried.enteredMs) ?? since
  }
}

extension Timestamp {
  /// Nil for the 0 that stands for "none" in carried state.
  init?(ifPresent milliseconds: Int64) {
    guard milliseconds != 0 else { return nil }
    self.init(milliseconds: milliseconds)
  }
}
