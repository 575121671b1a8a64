public import Conversation
internal import OrderedCollections
public import Routing

/// Decides for one team who is asked to take which conversation: the instance that owns the team's
/// partition, and no other.
public struct Dispatcher: Sendable {
  /// How long a proposal may be under way before it is made again, in milliseconds.
  static let patience: Int64 = 5_000
  /// How long after an offer's end its verdict is waited for before the conversation is asked.
  static let overdue: Int64 = 10_000

  private struct UnderWay: Sendable {
    var epoch: Int64
    var agent: String
    var since: Timestamp
  }

  private var reservationsUnderWay: OrderedDictionary<ConversationID, UnderWay> = [:]
  private var rescindsAsked: OrderedDictionary<EventID, Timestamp> = [:]
  private var positionsTold: OrderedDictionary<ConversationID, Told> = [:]
  private var configurationAsked: Timestamp?

  private struct Told: Sendable {
    var epoch: Int64
    var position: UInt32
    var at: Timestamp
  }

  public init() {}

  /// What one record of the team's log calls for in the conversations' log.
  public mutating func follow(
    _ judged: JudgedTeamEvent, _ team: Team, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    guard let event = judged.event else { return [] }
    switch event.body {
    case .reservationMade(let body):
      reservationsUnderWay.removeValue(forKey: body.work.conversation)
      guard judged.verdict.isEffective, let item = team[item: body.work.conversation] else {
        return []
      }
      return [offer(item, team, policy, at: now)].compactMap { $0 }
    case .workQueued(let body):
      guard judged.verdict.isEffective, let item = team[item: body.work.conversation] else {
        return []
      }
      return [notice(item, team, policy, at: now)]
    default:
      return []
    }
  }

  /// What the team's state owes to the conversations' log, whoever began it: after a restore.
  public func owed(by team: Team, _ policy: DispatchPolicy, at now: Timestamp) -> [Event] {
    team.items.compactMap { item in
      switch item.phase {
      case .waiting: notice(item, team, policy, at: now)
      case .reserved: offer(item, team, policy, at: now)
      case .assigned, .ended: nil
      }
    }
  }

  /// The reservations to make now, and the configuration to state if it differs.
  public mutating func decide(
    _ team: Team, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [TeamEvent] {
    if let configured = configuration(team, policy, at: now) { return [configured] }
    forgetStale(at: now)
    var loads: OrderedDictionary<String, UInt32> = [:]
    for (_, underWay) in reservationsUnderWay { loads[underWay.agent, default: 0] += 1 }
    var reservations: [TeamEvent] = []
    for item in team.line where item.phase == .waiting {
      guard reservationsUnderWay[item.conversation] == nil,
        let agent = choose(for: item, team, besides: loads)
      else { continue }
      loads[agent.id, default: 0] += 1
      reservationsUnderWay[item.conversation] = UnderWay(
        epoch: item.epoch, agent: agent.id, since: now)
      reservations.append(reserve(item, agent, team, at: now))
    }
    return reservations
  }

  /// Offers whose end nobody told: asks the conversation's log, and waits for its verdict.
  ///
  /// Each is made once more before it is rescinded: where it never got into the log, it is known there
  /// from then on, and a dispatcher that was replaced cannot bring it when the agent has other work.
  public mutating func ask(
    _ team: Team, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    team.items.flatMap { item -> [Event] in
      guard item.phase == .reserved, let reservation = item.reservation,
        let since = item.reservedAt,
        now.milliseconds(since: since)
          > Int64(Self.offerMilliseconds(item, team, policy)) + Self.overdue
      else { return [] }
      if let asked = rescindsAsked[reservation],
        now.milliseconds(since: asked) < Self.overdue
      {
        return []
      }
      rescindsAsked[reservation] = now
      if rescindsAsked.count > 1_000 { rescindsAsked.removeFirst(500) }
      return [
        offer(item, team, policy, at: now), rescind(item, reservation, team, at: now),
      ].compactMap { $0 }
    }
  }

  /// The positions that changed noticeably since the customers were last told.
  public mutating func positions(
    _ team: Team, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    var events: [Event] = []
    for (place, item) in team.line.enumerated() where item.phase == .waiting {
      let position = UInt32(clamping: place + 1)
      if let told = positionsTold[item.conversation], told.epoch == item.epoch {
        guard Self.isNoticeable(from: told.position, to: position),
          now.milliseconds(since: told.at) >= policy.positionInterval
        else { continue }
      }
      positionsTold[item.conversation] = Told(epoch: item.epoch, position: position, at: now)
      events.append(tell(position, item, team, at: now))
    }
    if positionsTold.count > 2_000 + team.items.count { positionsTold.removeFirst(1_000) }
    return events
  }

  /// By a tenth of what was told, and near the front by one: in a line of hundreds, where each who is served moves
  /// everybody, the log would hold little else.
  public static func isNoticeable(from told: UInt32, to now: UInt32) -> Bool {
    let moved = told > now ? told - now : now - told
    return moved >= max(1, told / 10)
  }
}

// MARK: - Whom

extension Dispatcher {
  /// Of those who can, are there and have room: the longest idle.
  private func choose(
    for item: WorkItem, _ team: Team, besides loads: OrderedDictionary<String, UInt32>
  ) -> AgentState? {
    var required = item.skills + (team.queues.first { $0.id == item.queue }?.skills ?? [])
    let language = AgentState.languageSkill(item.language)
    if team.agents.contains(where: { $0.isListed && $0.skills.contains(language) }) {
      required.append(language)
    }
    let able = team.agents.filter { agent in
      agent.isListed && agent.presence == .online && agent.acceptingWork
        && required.allSatisfy(agent.skills.contains)
    }
    // Where everyone who can has let it pass, all of them are asked again.
    let unasked = able.filter { !item.declinedBy.contains($0.id) }
    return (unasked.isEmpty ? able : unasked)
      .filter { $0.load + loads[$0.id, default: 0] < $0.capacity }
      .min { ($0.idleSince, $0.id) < ($1.idleSince, $1.id) }
  }

  private mutating func forgetStale(at now: Timestamp) {
    reservationsUnderWay.removeAll { now.milliseconds(since: $0.value.since) > Self.patience }
  }

  private mutating func configuration(
    _ team: Team, _ policy: DispatchPolicy, at now: Timestamp
  ) -> TeamEvent? {
    guard let wanted = policy.configured(team.id), !team.isConfigured(as: wanted) else {
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

// MARK: - What is appended

extension Dispatcher {
  private func reserve(
    _ item: WorkItem, _ agent: AgentState, _ team: Team, at now: Timestamp
  ) -> TeamEvent {
    var body = ReservationMade()
    body.work = WorkRef(item.conversation, epoch: item.epoch)
    body.agentID = agent.id
    return TeamEvent(
      id: .decided(at: team.lastOffset, of: item.conversation, role: "dispatcher"),
      team: team.id, author: .system, occurredAt: now, body: .reservationMade(body))
  }

  private func offer(
    _ item: WorkItem, _ team: Team, _ policy: DispatchPolicy, at now: Timestamp
  ) -> Event? {
    guard let reservation = item.reservation else { return nil }
    var body = OfferCreated()
    body.team = team.id
    body.agentID = item.agentID
    body.agentName = team[agent: item.agentID]?.name ?? item.agentID
    body.reservation = EventRef(reservation)
    body.expiresAfterMs = Self.offerMilliseconds(item, team, policy)
    return event(.following(reservation, "offer"), .offerCreated(body), item, at: now)
  }

  /// The queue's own limit, else the policy's.
  private static func offerMilliseconds(
    _ item: WorkItem, _ team: Team, _ policy: DispatchPolicy
  ) -> UInt32 {
    let queue = team.queues.first { $0.id == item.queue }
    return queue.map(\.offerMs).flatMap { $0 > 0 ? $0 : nil } ?? policy.offerMilliseconds
  }

  private func rescind(
    _ item: WorkItem, _ reservation: EventID, _ team: Team, at now: Timestamp
  ) -> Event {
    var body = OfferRescinded()
    body.offer = EventRef(.following(reservation, "offer"))
    body.reservation = EventRef(reservation)
    body.reason = "no verdict"
    let id = EventID.following(reservation, "rescind at \(now.milliseconds)")
    return event(id, .offerRescinded(body), item, at: now)
  }

  private func notice(
    _ item: WorkItem, _ team: Team, _ policy: DispatchPolicy, at now: Timestamp
  ) -> Event {
    let purpose: NoticePurpose =
      if !policy.isOpen(item.queue, now) {
        .afterHours
      } else if team.agents.contains(where: { $0.isListed && $0.presence == .online }) {
        .queued
      } else {
        .nobodyOnline
      }
    var body = MessageSent()
    body.notice = purpose
    body.words.text = policy.notice(purpose, item, now)
    body.expiresAfterMs = policy.expiresMilliseconds
    let id = EventID.decided(at: item.epoch, of: item.conversation, role: "notice")
    return event(id, .messageSent(body), item, at: now)
  }

  private func tell(
    _ position: UInt32, _ item: WorkItem, _ team: Team, at now: Timestamp
  ) -> Event {
    var body = QueuePositionChanged()
    body.position = position
    let waits = team.waitQuantiles ?? (p50: 60_000, p90: 180_000)
    body.waitP50Ms = waits.p50
    body.waitP90Ms = waits.p90
    let id = EventID.decided(
      at: team.lastOffset, of: item.conversation, role: "position", ordinal: Int(position))
    return event(id, .queuePositionChanged(body), item, at: now)
  }

  private func event(
    _ id: EventID, _ body: EventBody, _ item: WorkItem, at now: Timestamp
  ) -> Event {
    Event(
      id: id, conversation: item.conversation, session: item.session, epoch: item.epoch,
      author: .system, occurredAt: now, body: body)
  }
}

extension AgentState {
  /// Speaking a language is a skill. It is required wherever somebody of the team has it.
  public static func languageSkill(_ language: String) -> String {
    "language:\(language.prefix { $0 != "-" && $0 != "_" })"
  }
}

extension Team {
  fileprivate func isConfigured(as wanted: TeamConfigured) -> Bool {
    let listed = agents.filter(\.isListed).map { agent in
      var configured = ConfiguredAgent()
      configured.id = agent.id
      configured.name = agent.name
      configured.skills = agent.skills
      configured.capacity = agent.capacity
      return configured
    }
    return queues == wanted.queues && listed.count == wanted.agents.count
      && listed.allSatisfy(wanted.agents.contains)
  }
}
