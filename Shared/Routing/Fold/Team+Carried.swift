internal import Conversation
internal import Foundation
internal import OrderedCollections

/// A team's state as `team.carried` holds it.
extension Team {
  public var carried: CarriedTeam {
    var carried = CarriedTeam()
    carried.agents = agentsByID.values.map(\.carried)
    carried.queues = queues
    carried.work = work.values.map(\.carried)
    carried.recentWaitsMs = recentWaits
    carried.judgedIds = judged.entries.flatMap { [$0.id.hi, $0.id.lo] }
    carried.judgedOffsets = judged.entries.map(\.offset)
    carried.judgedVerdicts = Data(judged.entries.map(\.verdict))
    return carried
  }

  init(id: String, carried: CarriedTeam, at offset: Int64, _ timestamp: Timestamp) {
    self.init(id: id)
    firstOffset = offset
    firstTimestamp = timestamp
    lastOffset = offset
    lastTimestamp = timestamp
    recentWaits = carried.recentWaitsMs
    queues = carried.queues
    for agent in carried.agents { agentsByID[agent.configured.id] = AgentState(agent) }
    for item in carried.work.map({ WorkItem($0) }) {
      put(item)
      if item.phase == .ended { ended.append(item.conversation) }
    }
    judged = JudgedEvents(
      ids: carried.judgedIds, offsets: carried.judgedOffsets,
      verdicts: [UInt8](carried.judgedVerdicts))
  }
}

extension AgentState {
  fileprivate var carried: CarriedAgent {
    var carried = CarriedAgent()
    carried.configured.id = id
    carried.configured.name = name
    carried.configured.skills = skills
    carried.configured.capacity = capacity
    carried.presence = presence
    carried.acceptingWork = acceptingWork
    carried.idleSinceMs = idleSince.milliseconds
    carried.listed = isListed
    return carried
  }

  fileprivate init(_ carried: CarriedAgent) {
    self.init(id: carried.configured.id)
    name = carried.configured.name
    skills = carried.configured.skills
    capacity = carried.configured.capacity
    presence = carried.presence
    acceptingWork = carried.acceptingWork
    idleSince = Timestamp(milliseconds: carried.idleSinceMs)
    isListed = carried.listed
  }
}

extension WorkItem {
  fileprivate var carried: CarriedWork {
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
    return carried
  }

  fileprivate init(_ carried: CarriedWork) {
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
    let reserved = carried.reservedAtMs
    reservedAt = reserved == 0 ? nil : Timestamp(milliseconds: reserved)
  }
}
