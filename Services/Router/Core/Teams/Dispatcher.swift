public import Conversation
internal import OrderedCollections
public import Routing

/// Decides for one team who is asked to take which conversation: the instance that owns the team's
/// partition, and no other.
///
/// It holds only what is under way, never what was decided: a new one, given the same log, goes on.
public struct Dispatcher: Sendable {
  /// How long a proposal may be under way before it is made again, in milliseconds.
  static let patience: Int64 = 5_000
  /// How long after an offer's end its verdict is waited for before the conversation is asked.
  static let overdue: Int64 = 10_000
  /// How often the configuration is compared with the log's, in milliseconds.
  private static let configurationRounds: Int64 = 500

  private struct UnderWay: Sendable {
    var assignment: Assignment
    var since: Timestamp
  }

  private var reservationsUnderWay: OrderedDictionary<ConversationID, UnderWay> = [:]
  private var rescindsAsked: OrderedDictionary<EventID, Timestamp> = [:]
  var positionsTold: OrderedDictionary<ConversationID, Told> = [:]
  private var configurationAsked: Timestamp?
  private var configurationCompared: Timestamp?
  var dueAsked: OrderedDictionary<TeamOwed, Asked> = [:]

  /// What a customer was told of their place, in the handoff of an epoch.
  struct Told: Sendable {
    var epoch: Int64
    var position: UInt32
    var at: Timestamp
  }

  /// What was asked for, and how long an answer is waited for until it is asked again.
  struct Asked: Sendable {
    var at: Timestamp
    var patience: Int64
  }

  public init() {}

  /// Takes over from another: makes its offers once more, which may never have got into the log, and takes it that
  /// whoever waits and was not welcomed by this one knows their place.
  public mutating func takeOver(
    _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    assumePlacesTold(team, at: now)
    return team.reserved.compactMap { offer($0, team, policy, at: now) }
  }

  /// The offer that one record of the team's log calls for in the conversations' log.
  public mutating func follow(
    _ judged: JudgedTeamEvent, _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    guard case .reservationMade(let body)? = judged.event?.body else { return [] }
    reservationsUnderWay.removeValue(forKey: body.work.conversation)
    guard judged.verdict.isEffective, let item = team[item: body.work.conversation] else {
      return []
    }
    return [offer(item, team, policy, at: now)].compactMap { $0 }
  }

  /// The reservations to make now, and the configuration to state if it differs.
  public mutating func decide(
    _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [TeamEvent] {
    if let configured = configuration(team, policy, at: now) { return [configured] }
    forgetStale(at: now)
    let assignments = team.decide(
      at: now, besides: reservationsUnderWay.values.map(\.assignment))
    for assignment in assignments {
      reservationsUnderWay[assignment.conversation] = UnderWay(assignment: assignment, since: now)
    }
    return assignments.map { reserve($0, team, at: now) }
  }

  /// Offers whose end nobody told: asks the conversation's log, and waits for its verdict.
  ///
  /// Each is made once more before it is rescinded: where it never got into the log, it is known there
  /// from then on, and a dispatcher that was replaced cannot bring it when the agent has other work.
  public mutating func ask(
    _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    team.reserved.flatMap { item -> [Event] in
      guard let reservation = item.reservation, let since = item.reservedAt else { return [] }
      let agent = team[agent: item.agentID]
      // Who is gone is not waited for.
      let limit =
        agent?.lostSince == nil
        ? Int64(Self.offerMilliseconds(item, team, policy)) + Self.overdue : 0
      guard now.milliseconds(since: since) > limit else { return [] }
      if let asked = rescindsAsked[reservation],
        now.milliseconds(since: asked) < Self.overdue
      {
        return []
      }
      rescindsAsked[reservation] = now
      if rescindsAsked.count > 1_000 { rescindsAsked.removeFirst(500) }
      let reason = agent?.lostSince == nil ? "no verdict" : "the agent is gone"
      return [
        offer(item, team, policy, at: now), rescind(item, reservation, reason, at: now),
      ].compactMap { $0 }
    }
  }

}

// MARK: - Configuration

extension Dispatcher {
  private mutating func forgetStale(at now: Timestamp) {
    guard let first = reservationsUnderWay.values.first,
      now.milliseconds(since: first.since) > Self.patience
    else { return }
    reservationsUnderWay.removeAll { now.milliseconds(since: $0.value.since) > Self.patience }
  }

  private mutating func configuration(
    _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> TeamEvent? {
    if let compared = configurationCompared,
      (0..<Self.configurationRounds).contains(now.milliseconds(since: compared))
    {
      return nil
    }
    configurationCompared = now
    guard let wanted = policy.configured(team.id, now), !team.isConfigured(as: wanted) else {
      return nil
    }
    if let asked = configurationAsked, now.milliseconds(since: asked) < Self.patience { return nil }
    configurationAsked = now
    return Self.configure(team.id, as: wanted, after: team.lastOffset, at: now)
  }

  /// The team's configuration as a record of its log: `offset` is the last it was decided at.
  public static func configure(
    _ team: String, as wanted: TeamConfigured, after offset: Int64, at now: Timestamp
  ) -> TeamEvent {
    TeamEvent(
      id: .decided(at: offset, of: ConversationID(hi: 0, lo: 0), role: "configuration \(team)"),
      team: team, author: .system, occurredAt: now, body: .teamConfigured(wanted))
  }
}

extension TeamState {
  fileprivate func isConfigured(as wanted: TeamConfigured) -> Bool {
    guard queues == wanted.queues, hours == wanted.hours,
      rules == (wanted.hasRules ? wanted.rules : nil)
    else { return false }
    let listed = agents.filter(\.isListed)
    return listed.count == wanted.agents.count
      && zip(
        listed.map(\.configured).sorted { $0.id < $1.id },
        wanted.agents.sorted { $0.id < $1.id }
      ).allSatisfy { $0 == $1 }
  }
}
