internal import Conversation
internal import Foundation
internal import OrderedCollections

/// A team's state as `team.carried` holds it.
extension TeamState {
  public var carried: CarriedTeam {
    var carried = CarriedTeam()
    carried.agents = agentList.map(\.carried)
    carried.queues = queues
    carried.hours = hours
    if let rules { carried.rules = rules }
    carried.work = work.all.sorted { $0.number < $1.number }.map(\.carried)
    carried.recentWaitsMs = recentWaits
    carried.closedQueues = closedQueues
    carried.wrapUps = agentList.flatMap(\.wrapUps).map(\.carried)
    carried.paces = paces.map { $0.value.carried(queue: $0.key) }
    carried.requests = requests.map(\.carried)
    carried.desertedSinceMs = desertedSince?.milliseconds ?? 0
    carried.nextNumber = nextNumber
    carried.coverage = coverage.carried
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
    hours = carried.hours.filter(\.isOrdered)
    rules = carried.hasRules ? carried.rules : nil
    closedQueues = carried.closedQueues
    requests = carried.requests.map { WorkRequest($0) }
    desertedSince = Timestamp(ifPresent: carried.desertedSinceMs)
    coverage = Coverage(carried.coverage)
    for pace in carried.paces { paces[pace.queue] = Pace(pace) }
    for agent in carried.agents { agentList[place(of: agent.configured.id)].take(agent) }
    for wrapUp in carried.wrapUps {
      let agent = place(of: wrapUp.agentID)
      agentList[agent].wrapUps.append(WrapUp(wrapUp))
      agentList[agent].load = UInt32(clamping: UInt64(agentList[agent].load) + UInt64(wrapUp.units))
    }
    reindex()
    for item in carried.work.map({ WorkItem($0) }) {
      put(item)
      nextNumber = max(nextNumber, item.number &+ 1)
      if item.phase == .ended { ended.append(item.conversation) }
    }
    nextNumber = max(nextNumber, carried.nextNumber)
    judged = JudgedEvents(
      ids: carried.judgedIds, offsets: carried.judgedOffsets,
      verdicts: [UInt8](carried.judgedVerdicts))
  }
}

extension AgentState {
  fileprivate var carried: CarriedAgent {
    var carried = CarriedAgent()
    carried.configured = configured
    carried.presence = presence
    carried.acceptingWork = acceptingWork
    carried.idleSinceMs = idleSince.milliseconds
    carried.listed = isListed
    carried.leaseUntilMs = leaseUntil?.milliseconds ?? 0
    carried.lostSinceMs = lostSince?.milliseconds ?? 0
    carried.draining = isDraining
    carried.timeouts = timeouts
    carried.declines = declines
    carried.pause = UInt32(pause.rawValue)
    return carried
  }

  fileprivate mutating func take(_ carried: CarriedAgent) {
    configure(as: carried.configured)
    presence = carried.presence
    acceptingWork = carried.acceptingWork
    idleSince = Timestamp(milliseconds: carried.idleSinceMs)
    isListed = carried.listed
    leaseUntil = Timestamp(ifPresent: carried.leaseUntilMs)
    lostSince = Timestamp(ifPresent: carried.lostSinceMs)
    isDraining = carried.draining
    timeouts = carried.timeouts
    declines = carried.declines
    pause = Pause(rawValue: UInt8(truncatingIfNeeded: carried.pause)) ?? .none
  }
}

extension WrapUp {
  fileprivate var carried: CarriedWrapUp {
    var carried = CarriedWrapUp()
    carried.conversationHi = conversation.hi
    carried.conversationLo = conversation.lo
    carried.agentID = agentID
    carried.untilMs = until.milliseconds
    carried.units = units
    return carried
  }

  fileprivate init(_ carried: CarriedWrapUp) {
    self.init(
      conversation: ConversationID(hi: carried.conversationHi, lo: carried.conversationLo),
      agentID: carried.agentID, until: Timestamp(milliseconds: carried.untilMs),
      units: carried.units)
  }
}

extension WorkRequest {
  fileprivate var carried: CarriedRequest {
    var carried = CarriedRequest()
    carried.request = ReservationRef(id)
    carried.agentID = agentID
    carried.conversationHi = conversation?.hi ?? 0
    carried.conversationLo = conversation?.lo ?? 0
    carried.atMs = at.milliseconds
    return carried
  }

  fileprivate init(_ carried: CarriedRequest) {
    let wanted = ConversationID(hi: carried.conversationHi, lo: carried.conversationLo)
    self.init(
      id: carried.request.id, agentID: carried.agentID,
      conversation: wanted.isZero ? nil : wanted, at: Timestamp(milliseconds: carried.atMs))
  }
}

extension Timestamp {
  /// Nil for the 0 that stands for "none" in carried state.
  init?(ifPresent milliseconds: Int64) {
    guard milliseconds != 0 else { return nil }
    self.init(milliseconds: milliseconds)
  }
}
