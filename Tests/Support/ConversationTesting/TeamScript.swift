public import Conversation
public import Routing

/// A team's log, written line by line, with what the fold says of each.
///
/// Work is known by the conversation's name and its control epoch there, reservations by a name of
/// their own.
public struct TeamScript: Sendable {
  public let team: String
  /// The broker's time, at which the next record is appended.
  public var now = LogScript.start
  public private(set) var log = TeamLog(partition: 0)
  public private(set) var records: [(event: TeamEvent, timestamp: Timestamp)] = []
  public private(set) var judged: [JudgedTeamEvent] = []

  public init(_ team: String = "care") {
    self.team = team
  }

  public var state: TeamState? { log[team] }

  public subscript(conversation: String) -> WorkItem? {
    log[team]?[item: Named.conversation(conversation)]
  }

  public func agent(_ id: String) -> AgentState? { log[team]?[agent: id] }

  public mutating func wait(_ milliseconds: Int64) {
    now = now.adding(milliseconds: milliseconds)
  }

  @discardableResult
  public mutating func append(_ event: TeamEvent) -> Verdict {
    guard let bytes = try? event.serialized() else { return .void(.unreadable) }
    let key = Array(event.team.utf8)
    let said = log.apply(
      key: key.span.bytes, value: bytes.span.bytes, offset: Int64(records.count), timestamp: now)
    records.append((event, now))
    judged.append(said)
    return said.verdict
  }

  public var verdicts: [Verdict] { judged.map(\.verdict) }

  /// What was said of the last record.
  public var last: JudgedTeamEvent { judged[judged.count - 1] }

  /// Appends what that author says; every line has an id of its own unless it is given one.
  @discardableResult
  public mutating func append(
    _ body: TeamEventBody, by author: Author = .system, id: EventID? = nil, team: String? = nil
  ) -> Verdict {
    append(
      TeamEvent(
        id: id ?? EventID(hi: 0x7EA, lo: UInt64(records.count)), team: team ?? self.team,
        author: author, occurredAt: now, body: body))
  }

  /// Configures agents with their capacities, in the order given, each with those skills.
  @discardableResult
  public mutating func configure(
    _ agents: KeyValuePairs<String, UInt32>, skills: [String: [String]] = [:],
    queues: [String: [String]] = [:], team: String? = nil
  ) -> Verdict {
    var body = TeamConfigured()
    for (id, capacity) in agents {
      var agent = ConfiguredAgent()
      agent.id = id
      agent.name = id.uppercased()
      agent.capacity = capacity
      agent.skills = skills[id] ?? []
      body.agents.append(agent)
    }
    for (id, required) in queues.sorted(by: { $0.key < $1.key }) {
      var queue = ConfiguredQueue()
      queue.id = id
      queue.skills = required
      body.queues.append(queue)
    }
    return append(.teamConfigured(body), team: team)
  }

  @discardableResult
  public mutating func presence(
    _ agent: String, _ presence: Presence = .online, accepting: Bool = true, team: String? = nil
  ) -> Verdict {
    var body = PresenceChanged()
    body.agentID = agent
    body.presence = presence
    body.acceptingWork = accepting
    return append(.presenceChanged(body), by: .agent(agent), team: team)
  }

  @discardableResult
  public mutating func queued(
    _ conversation: String, epoch: Int64, skills: [String] = [], priority: UInt32 = 0,
    queue: String = "general", language: String = "en"
  ) -> Verdict {
    var body = WorkQueued()
    body.work = work(conversation, epoch)
    body.queue = queue
    body.skills = skills
    body.priority = priority
    body.language = language
    body.queuedAtMs = now.milliseconds
    body.session = 1
    return append(.workQueued(body))
  }

  @discardableResult
  public mutating func assigned(_ conversation: String, epoch: Int64, to agent: String) -> Verdict {
    var body = WorkAssigned()
    body.work = work(conversation, epoch)
    body.agentID = agent
    body.assignedAtMs = now.milliseconds
    body.session = 1
    return append(.workAssigned(body))
  }

  @discardableResult
  public mutating func ended(_ conversation: String, epoch: Int64) -> Verdict {
    var body = WorkEnded()
    body.work = work(conversation, epoch)
    return append(.workEnded(body))
  }

  @discardableResult
  public mutating func reserve(
    _ conversation: String, epoch: Int64, for agent: String, as reservation: String
  ) -> Verdict {
    var body = ReservationMade()
    body.work = work(conversation, epoch)
    body.agentID = agent
    return append(.reservationMade(body), id: Named.reservation(reservation))
  }

  @discardableResult
  public mutating func offerEnded(
    _ conversation: String, epoch: Int64, _ reservation: String, _ ending: OfferEnding,
    open: (reservation: String, agent: String)? = nil
  ) -> Verdict {
    var body = OfferEnded()
    body.work = work(conversation, epoch)
    body.reservation = ReservationRef(Named.reservation(reservation))
    body.ending = ending
    if let open {
      body.openReservation = ReservationRef(Named.reservation(open.reservation))
      body.openAgentID = open.agent
    }
    return append(.offerEnded(body))
  }

  /// Carries the team's state as it stands.
  public func carry(decidedAt: Timestamp? = nil) -> TeamEventBody? {
    guard let state else { return nil }
    var body = TeamCarried()
    body.lastOffset = state.lastOffset
    body.decidedAtMs = (decidedAt ?? now).milliseconds
    body.state = state.carried
    return .teamCarried(body)
  }

  private func work(_ conversation: String, _ epoch: Int64) -> WorkRef {
    WorkRef(Named.conversation(conversation), epoch: epoch)
  }
}
