internal import Conversation
internal import RouterCore
internal import Routing

/// One team's log with its dispatcher, called as the router's shell calls them: each record is judged, followed and
/// decided on, and what was decided is appended in turn. Simulated time enters as the records' timestamps.
struct DispatchedTeam {
  static let name = "floor"

  private var log = TeamLog(partition: 0)
  private var dispatcher = Dispatcher()
  private var chooser: (any Chooser)?
  private let policy: DispatchPolicy
  private let tape: (TeamEvent) -> Void
  private var offset: Int64 = 0
  /// What the conversations' logs are told.
  private(set) var told: [Event] = []

  /// - Parameter tape: gets every record as it is appended.
  init(_ rule: Rule, _ plan: FloorPlan, tape: @escaping (TeamEvent) -> Void) {
    chooser = rule.chooser(plan)
    self.tape = tape
    policy = plan.policy
  }

  /// Appends what somebody says of the team, and whatever the dispatcher makes of it.
  mutating func append(_ body: TeamEventBody, by author: Author = .system, at now: Timestamp) {
    let id = EventID(hi: 0x5EED, lo: UInt64(bitPattern: offset))
    append(
      [TeamEvent(id: id, team: Self.name, author: author, occurredAt: now, body: body)], at: now)
  }

  private mutating func append(_ events: [TeamEvent], at now: Timestamp) {
    var pending = events
    while !pending.isEmpty {
      let batch = pending
      pending = []
      for event in batch { pending += append(event, at: now) }
    }
  }

  /// What the router does every now and then.
  mutating func tick(at now: Timestamp) {
    append(ticked(at: now), at: now)
  }

  private mutating func ticked(at now: Timestamp) -> [TeamEvent] {
    guard let team = log[Self.name] else { return [] }
    told += dispatcher.ask(team, policy, at: now)
    told += dispatcher.positions(team, policy, at: now)
    let due = dispatcher.due(team, at: now)
    told += due.conversations
    guard chooser != nil else { return due.team + dispatcher.decide(team, policy, at: now) }
    return due.team
  }

  mutating func takeTold() -> [Event] {
    defer { told.removeAll(keepingCapacity: true) }
    return told
  }

  private mutating func append(_ event: TeamEvent, at now: Timestamp) -> [TeamEvent] {
    let judged = JudgedTeamEvent(
      event, partition: 0, offset: offset, timestamp: now,
      verdict: log.apply(event, offset: offset, timestamp: now))
    offset += 1
    tape(event)
    guard let team = log[Self.name] else { return [] }
    told += dispatcher.welcome(by: judged, team, policy, at: now)
    told += dispatcher.follow(judged, team, policy, at: now)
    guard chooser != nil else { return dispatcher.decide(team, policy, at: now) }
    return choose(judged, team, at: now)
  }

  private mutating func choose(
    _ judged: JudgedTeamEvent, _ team: TeamState, at now: Timestamp
  ) -> [TeamEvent] {
    if let conversation = judged.event?.body.work?.conversation {
      chooser?.follow(team[item: conversation], conversation)
    }
    guard let (item, agent) = chooser?.choose(in: team) else { return [] }
    var body = ReservationMade()
    body.work = WorkRef(item.conversation, epoch: item.epoch)
    body.agentID = agent
    return [
      TeamEvent(
        id: EventID(hi: 0xC0DE, lo: UInt64(bitPattern: offset)), team: Self.name, author: .system,
        occurredAt: now, body: .reservationMade(body))
    ]
  }
}

extension TeamEventBody {
  /// The conversation that it is about.
  fileprivate var work: WorkRef? {
    switch self {
    case .workQueued(let body): body.work
    case .workAssigned(let body): body.work
    case .workEnded(let body): body.work
    case .reservationMade(let body): body.work
    case .offerEnded(let body): body.work
    default: nil
    }
  }
}
