internal import Conversation

extension WorkItem {
  var carried: CarriedWork {
    var carried = CarriedWork()
    carried.work = WorkRef(conversation, epoch: epoch)
    carried.phase = UInt32(phase.rawValue)
    carried.queue = queue
    carried.skills = skills
    carried.priority = priority
    carried.language = language
    carried.queuedAtMs = queuedAt.milliseconds
    carried.session = session
    carried.agentID = agentID
    if let reservation { carried.reservation = ReservationRef(reservation) }
    carried.declinedBy = declinedBy
    carried.reservedAtMs = reservedAt?.milliseconds ?? 0
    carried.number = number
    carried.channel = channel
    carried.tier = tier
    carried.urgency = urgency
    carried.sentiment = sentiment
    carried.slopeHundredths = slopeHundredths
    carried.reason = reason
    carried.lastAgent = lastAgent
    carried.promisedMs = promised?.milliseconds ?? 0
    carried.visited = visited
    carried.requeueReason = requeueReason
    carried.enteredAtMs = enteredAt.milliseconds
    carried.assignedAtMs = assignedAt.milliseconds
    carried.units = units
    carried.takes = takes
    carried.ring = ring
    carried.clocks = clocks.map(\.carried)
    carried.answered = isAnswered
    carried.customerWaits = customerWaits
    carried.snoozedUntilMs = snoozedUntil?.milliseconds ?? 0
    carried.estimatedP50Ms = estimatedP50
    carried.estimatedP90Ms = estimatedP90
    carried.held = isHeld
    carried.overflowDueMs = overflowDue?.milliseconds ?? 0
    return carried
  }

  init(_ carried: CarriedWork) {
    self.init(
      conversation: carried.work.conversation, epoch: carried.work.epoch,
      session: carried.session,
      phase: Phase(rawValue: UInt8(truncatingIfNeeded: carried.phase)) ?? .ended)
    queue = carried.queue
    skills = carried.skills
    priority = carried.priority
    language = carried.language
    queuedAt = Timestamp(milliseconds: carried.queuedAtMs)
    agentID = carried.agentID
    reservation = carried.hasReservation ? carried.reservation.id : nil
    declinedBy = carried.declinedBy
    reservedAt = Timestamp(ifPresent: carried.reservedAtMs)
    number = carried.number
    takeRouting(carried)
    takeProgress(carried)
  }

  private mutating func takeRouting(_ carried: CarriedWork) {
    channel = carried.channel
    tier = carried.tier
    urgency = carried.urgency
    sentiment = carried.sentiment
    slopeHundredths = carried.slopeHundredths
    reason = carried.reason
    lastAgent = carried.lastAgent
    promised = Timestamp(ifPresent: carried.promisedMs)
    visited = carried.visited
    requeueReason = carried.requeueReason
    enteredAt = Timestamp(milliseconds: carried.enteredAtMs)
    overflowDue = Timestamp(ifPresent: carried.overflowDueMs)
    ring = carried.ring
    isHeld = carried.held
  }

  private mutating func takeProgress(_ carried: CarriedWork) {
    // Carried before there were units, each is one; one that takes nothing is put aside.
    units = max(1, carried.units)
    takes = carried.units == 0 ? 1 : carried.takes
    clocks = carried.clocks.map { ServiceClock($0) }
    isAnswered = carried.answered
    customerWaits = carried.customerWaits
    snoozedUntil = Timestamp(ifPresent: carried.snoozedUntilMs)
    assignedAt = Timestamp(milliseconds: carried.assignedAtMs)
    estimatedP50 = carried.estimatedP50Ms
    estimatedP90 = carried.estimatedP90Ms
  }
}
