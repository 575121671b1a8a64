public import Conversation
internal import OrderedCollections
public import Routing

/// What time calls for, in the team's log and in the conversations'.
public struct DueWork: Sendable, Equatable {
  public var team: [TeamEvent] = []
  public var conversations: [Event] = []

  public init() {}
}

extension Dispatcher {
  /// So much is asked for at a time.
  private static let mostAtOnce = 1_000
  /// What is void each time, as in a session of an older fold version, is asked less and less often.
  private static let longestPatience: Int64 = 300_000

  /// What has become due by the broker's time `now`: each is named by the state that it was seen in, and
  /// judged where it lands.
  public mutating func due(_ team: TeamState, at now: Timestamp) -> DueWork {
    dueAsked.removeAll { now.milliseconds(since: $0.value.at) > 2 * $0.value.patience }
    var work = DueWork()
    for owed in team.owed(at: now) {
      guard work.team.count + work.conversations.count < Self.mostAtOnce else { break }
      guard ask(owed.asked, at: now) else { continue }
      if let event = conversationEvent(owed, team, at: now) {
        work.conversations.append(event)
      } else if let event = teamEvent(owed, team, at: now) {
        work.team.append(event)
      }
    }
    return work
  }

  /// Whether to ask for it now.
  private mutating func ask(_ owed: TeamOwed, at now: Timestamp) -> Bool {
    guard let before = dueAsked[owed] else {
      dueAsked[owed] = Asked(at: now, patience: Self.patience)
      return true
    }
    guard now.milliseconds(since: before.at) > before.patience else { return false }
    dueAsked[owed] = Asked(at: now, patience: min(2 * before.patience, Self.longestPatience))
    return true
  }

  private func teamEvent(_ owed: TeamOwed, _ team: TeamState, at now: Timestamp) -> TeamEvent? {
    switch owed {
    case .relaxation(let conversation, let ring):
      guard let item = team[item: conversation] else { return nil }
      var body = WorkRelaxed()
      body.work = WorkRef(conversation, epoch: item.epoch)
      body.ring = ring
      return teamEvent(.workRelaxed(body), team, conversation, "relax \(ring)", at: now)
    case .serviceLevel(let conversation, let reached):
      return reach(reached, conversation, team, at: now)
    case .lapse(let agent, let due):
      var body = PresenceLapsed()
      body.agentID = agent
      body.dueMs = due.milliseconds
      return teamEvent(.presenceLapsed(body), team, Self.nobody, "lapse \(agent)", at: now)
    case .wrapUpEnd(let conversation, let agent):
      var body = WrapUpEnded()
      body.conversationHi = conversation.hi
      body.conversationLo = conversation.lo
      body.agentID = agent
      body.timedOut = true
      return teamEvent(.wrapUpEnded(body), team, conversation, "wrap-up \(agent)", at: now)
    case .refusal(let request, let agent):
      var body = WorkRequestEnded()
      body.agentID = agent
      body.request = ReservationRef(request)
      body.reason = "nothing waits for them"
      return teamEvent(.workRequestEnded(body), team, Self.nobody, "refuse \(request)", at: now)
    case .overflow, .takingBack: return nil
    }
  }

  private func reach(
    _ reached: ServiceClock.Reached, _ conversation: ConversationID, _ team: TeamState,
    at now: Timestamp
  ) -> TeamEvent? {
    guard let item = team[item: conversation] else { return nil }
    var body = ServiceLevelReached()
    body.work = WorkRef(conversation, epoch: item.epoch)
    body.measure = reached.measure
    body.outcome = reached.outcome
    body.targetMs = reached.targetMs
    body.elapsedMs = reached.elapsedMs
    body.queue = item.queue
    body.tier = item.tier
    let what = "service level \(reached.measure.rawValue) \(reached.outcome.rawValue)"
    return teamEvent(.serviceLevelReached(body), team, conversation, what, at: now)
  }

  private func conversationEvent(
    _ owed: TeamOwed, _ team: TeamState, at now: Timestamp
  ) -> Event? {
    var body = ConversationRequeued()
    let conversation: ConversationID
    switch owed {
    case .overflow(let id, let overflow, let isFallback):
      conversation = id
      body.team = overflow.team
      body.queue = overflow.queue
      body.skills = overflow.skills
      body.keepsPlace = true
      body.reason =
        isFallback ? .fallback : team[item: id]?.isHeld == true ? .queueClosed : .overflow
    case .takingBack(let id, let agent, let isAnswered):
      conversation = id
      body.agentID = agent
      body.keepsPlace = !isAnswered
      body.reason = .agentLost
    default: return nil
    }
    guard let item = team[item: conversation] else { return nil }
    let id = EventID.decided(
      at: team.lastOffset, of: conversation, role: "requeue \(body.reason.rawValue)")
    return event(id, .conversationRequeued(body), item, at: now)
  }

  private func teamEvent(
    _ body: TeamEventBody, _ team: TeamState, _ conversation: ConversationID, _ role: String,
    at now: Timestamp
  ) -> TeamEvent {
    TeamEvent(
      id: .decided(at: team.lastOffset, of: conversation, role: role), team: team.id,
      author: .system, occurredAt: now, body: body)
  }

  private static let nobody = ConversationID(hi: 0, lo: 0)
}

extension TeamOwed {
  /// The same whenever it is looked at.
  fileprivate var asked: TeamOwed {
    guard case .serviceLevel(let conversation, var reached) = self else { return self }
    reached.elapsedMs = 0
    return .serviceLevel(conversation, reached)
  }
}
