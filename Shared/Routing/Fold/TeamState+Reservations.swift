public import Conversation

extension TeamState {
  /// Effective only if the item waits and the agent has room.
  mutating func reserve(
    _ body: ReservationMade, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard var item = work[body.work.conversation], item.phase == .waiting else { return .notOwed }
    guard item.epoch == body.work.epoch else { return .staleEpoch }
    guard let agent = self[agent: body.agentID], agent.hasRoom(for: item.units) else {
      return .outOfBounds
    }
    if body.hasRequest {
      guard let place = requests.firstIndex(where: { $0.id == body.request.id }),
        requests[place].agentID == body.agentID
      else { return .noSuchOffer }
      requests.remove(at: place)
    }
    item.phase = .reserved
    item.agentID = body.agentID
    item.takes = takes(item.units, of: body.agentID)
    item.reservation = event.id
    item.reservedAt = timestamp
    put(item)
    changeAgent(named: body.agentID) { $0.idleSince = timestamp }
    return nil
  }

  /// A reservation ends only by a verdict of the conversation's log.
  mutating func endOffer(_ body: OfferEnded, _ timestamp: Timestamp) -> VoidReason? {
    guard var item = work[body.work.conversation], item.phase == .reserved,
      item.reservation == body.reservation.id
    else { return .noSuchOffer }
    guard item.epoch == body.work.epoch else { return .staleEpoch }
    if body.ending == .void {
      endVoid(body, item, timestamp)
      return nil
    }
    if body.ending != .rescinded {
      item.declinedBy.append(item.agentID)
      noteUnanswered(body.ending, by: item.agentID)
    }
    release(&item)
    put(item)
    return nil
  }

  /// Whoever lets offers run out is not asked again until they say so, and whoever declines too many.
  private mutating func noteUnanswered(_ ending: OfferEnding, by id: String) {
    guard let rules else { return }
    changeAgent(named: id) { agent in
      let limit: UInt32
      if ending == .timedOut {
        agent.timeouts &+= 1
        limit = rules.timeoutsBeforePause
        guard limit > 0, agent.timeouts >= limit else { return }
        agent.pause = .offersTimedOut
      } else {
        agent.declines &+= 1
        limit = rules.declinesBeforePause
        guard limit > 0, agent.declines >= limit else { return }
        agent.pause = .offersDeclined
      }
      agent.acceptingWork = false
      agent.timeouts = 0
      agent.declines = 0
    }
  }

  /// A void offer ends its item, unless another offer of it is open.
  private mutating func endVoid(_ body: OfferEnded, _ item: WorkItem, _ timestamp: Timestamp) {
    guard body.hasOpenReservation, body.openReservation.id != item.reservation else {
      end(item.conversation, epoch: item.epoch, at: timestamp)
      return
    }
    var item = item
    item.agentID = body.openAgentID
    item.takes = takes(item.units, of: body.openAgentID)
    item.reservation = body.openReservation.id
    put(item)
  }

  private func release(_ item: inout WorkItem) {
    item.phase = .waiting
    item.agentID = ""
    item.reservation = nil
    item.reservedAt = nil
    // Everyone has let it pass: ask all of them again.
    guard !item.declinedBy.isEmpty else { return }
    let willing = readyAgents - item.declinedBy.uniqued.count { self[agent: $0]?.isReady == true }
    if willing <= 0 { item.declinedBy = [] }
  }
}

// MARK: - Asking for work

extension TeamState {
  mutating func requestWork(
    _ body: WorkRequested, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard event.author.role == .system || event.author.id == body.agentID else {
      return .notAllowed
    }
    guard let agent = self[agent: body.agentID], agent.mayAsk else { return .notAllowed }
    guard agent.load < agent.capacity else { return .outOfBounds }
    let wanted = ConversationID(hi: body.conversationHi, lo: body.conversationLo)
    requests.removeAll { $0.agentID == body.agentID }
    requests.append(
      WorkRequest(
        id: event.id, agentID: body.agentID, conversation: wanted.isZero ? nil : wanted,
        at: timestamp))
    return nil
  }

  mutating func endRequest(_ body: WorkRequestEnded, _ event: TeamEvent) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard let place = requests.firstIndex(where: { $0.id == body.request.id }) else {
      return .noSuchOffer
    }
    requests.remove(at: place)
    return nil
  }
}

/// An agent's wish for work that nobody has answered.
public struct WorkRequest: Sendable, Equatable {
  public var id: EventID
  public var agentID: String
  /// Nil for the next in line.
  public var conversation: ConversationID?
  public var at: Timestamp
}

extension AgentState {
  /// Whether an offer would stay within their capacity.
  public func hasRoom(for units: UInt32, besides asked: UInt32 = 0) -> Bool {
    let load = UInt64(load) + UInt64(asked)
    return load < capacity && load + UInt64(min(units, capacity)) <= UInt64(capacity)
  }
}

extension [String] {
  /// Each once.
  fileprivate var uniqued: [String] {
    indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] }
  }
}
