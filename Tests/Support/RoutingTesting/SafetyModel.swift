internal import Conversation
internal import ConversationTesting
internal import RouterCore
internal import Routing

/// A busy floor at random, on the real folds and the real deciders of the router: hundreds of conversations at a time,
/// dozens of agents who come and vanish, customers who leave while they are offered, events said twice and decided on
/// old views, routers that die between any two things they do.
///
/// Unlike the small model of the whole system it keeps no log, so that it can go on for millions of records.
public struct SafetyModel {
  public struct Shape: Sendable {
    public var conversations = 300
    public var agents = 60
    /// Whether people also take over without an offer; capacity bounds offers only.
    public var takeOvers = false

    public init() {}
  }

  /// What the run has come to.
  public struct Account: Sendable, Equatable {
    public var records = 0
    public var effective = 0
    public var void = 0
    public var duplicates = 0
    public var offers = 0
    public var accepted = 0
    public var ended = 0
    public var crashes = 0
  }

  /// A customer, and what of them others may still see.
  struct Slot {
    var id: ConversationID
    var written = 0
    /// The last states, the newest last.
    var views: [Conversation] = []
    var watch = InvariantWatch()
  }

  static let team = "care"

  let shape: Shape
  var random: SplitMix64
  var now = LogScript.start
  var conversations = ConversationLog(partition: 0)
  var teams = TeamLog(partition: 0)
  var conversationOffset: Int64 = 0
  var teamOffset: Int64 = 0
  var slots: [Slot] = []
  var places: [ConversationID: Int] = [:]
  var serial: UInt64 = 0
  /// What each agent has or is asked to take, as the conversations' log has it.
  var loads: [String: Int] = [:]
  var dispatcher = Dispatcher()
  var timekeeper = Timekeeper()
  /// Decided and not yet appended, each in its producer's order.
  var copied = Lane()
  var dispatched = Lane()
  var kept = Lane()
  /// What was appended lately, to be said again.
  var lately: [Outgoing] = []
  var isSettling = false
  public private(set) var account = Account()
  public internal(set) var violations: [String] = []

  public init(seed: UInt64, shape: Shape = Shape()) {
    random = SplitMix64(seed: seed)
    self.shape = shape
    slots = (0..<shape.conversations).map { _ in Slot(id: ConversationID(hi: 0, lo: 0)) }
    for place in slots.indices { renew(place) }
    appendToTeam(.teamConfigured(configuration))
    for agent in 0..<shape.agents { changePresence(of: Self.agent(agent), to: .online) }
  }

  static func agent(_ number: Int) -> String { "agent-\(number)" }

  /// One to three conversations at a time.
  static func capacity(_ number: Int) -> UInt32 { UInt32(1 + number % 3) }

  private var configuration: TeamConfigured {
    var body = TeamConfigured()
    body.agents = (0..<shape.agents).map { number in
      var agent = ConfiguredAgent()
      agent.id = Self.agent(number)
      agent.name = agent.id
      agent.capacity = Self.capacity(number)
      return agent
    }
    var queue = ConfiguredQueue()
    queue.id = "general"
    body.queues = [queue]
    body.rules.timeoutsBeforePause = 3
    body.rules.declinesBeforePause = 3
    body.rules.lostGraceMs = 20_000
    return body
  }

  // MARK: - Records

  enum Outgoing {
    case conversation(Event)
    case team(TeamEvent)
  }

  /// What one producer will append, in its order.
  struct Lane {
    private var items: [Outgoing] = []
    private var head = 0

    var isEmpty: Bool { head == items.count }

    mutating func add(_ more: some Sequence<Outgoing>) { items += more }

    mutating func next() -> Outgoing? {
      guard head < items.count else { return nil }
      defer { head += 1 }
      if head > 1_000 {
        items.removeFirst(head)
        head = 0
      }
      return items[head]
    }
  }

  mutating func append(_ outgoing: Outgoing) {
    if random.chance(4) {
      if lately.count < 400 {
        lately.append(outgoing)
      } else {
        lately[random.below(400)] = outgoing
      }
    }
    switch outgoing {
    case .conversation(let event): append(event)
    case .team(let event): append(event)
    }
  }

  mutating func append(_ event: Event) {
    guard let place = places[event.conversation] else { return }
    let before = conversations[event.conversation]
    conversationOffset += 1
    guard
      let judged = try? conversations.apply(event, offset: conversationOffset, timestamp: now),
      let after = conversations[event.conversation]
    else { return }
    note(judged.verdict)
    let violation = slots[place].watch.follow(event, judged, at: now, before: before, after: after)
    if let violation { violations.append("\(violation) by \(event.body.name)") }
    checkControl(event, before, after, judged.verdict)
    remember(after, at: place)
    copied.add(Bridge.copies(of: judged, after).map { .team($0) })
    guard judged.verdict.isEffective else { return }
    timekeeper.watch(after)
    kept.add(Rating.requests(after, at: now).map { .conversation($0) })
  }

  mutating func append(_ event: TeamEvent) {
    let judged = JudgedTeamEvent(
      event, partition: 0, offset: teamOffset, timestamp: now,
      verdict: teams.apply(event, offset: teamOffset, timestamp: now))
    teamOffset += 1
    note(judged.verdict)
    guard let team = teams[Self.team] else { return }
    copied.add(
      dispatcher.welcome(by: judged, team, .ofSafety, at: now).map { .conversation($0) })
    dispatched.add(
      dispatcher.follow(judged, team, .ofSafety, at: now).map { .conversation($0) })
    dispatched.add(dispatcher.decide(team, .ofSafety, at: now).map { .team($0) })
  }

  mutating func appendToTeam(_ body: TeamEventBody, by author: Author = .system) {
    append(
      TeamEvent(
        id: EventID(hi: 0x5AFE, lo: UInt64(bitPattern: teamOffset)), team: Self.team,
        author: author, occurredAt: now, body: body))
  }

  private mutating func note(_ verdict: Verdict) {
    account.records += 1
    switch verdict {
    case .effective: account.effective += 1
    case .void: account.void += 1
    case .duplicate: account.duplicates += 1
    }
  }

  private mutating func remember(_ state: Conversation, at place: Int) {
    slots[place].views.append(state)
    if slots[place].views.count > 4 { slots[place].views.removeFirst() }
  }

  // MARK: - What must hold

  private mutating func checkControl(
    _ event: Event, _ before: Conversation?, _ after: Conversation, _ verdict: Verdict
  ) {
    let (had, has) = (before?.holders ?? [], after.holders)
    // Who accepts was busy with it as the one who is asked.
    if verdict.isEffective, case .offerAccepted = event.body { account.accepted += 1 }
    if has.count > 1 { violations.append("with two agents: \(has)") }
    guard had != has else { return }
    for agent in had { loads[agent, default: 0] -= 1 }
    for agent in has { loads[agent, default: 0] += 1 }
    guard verdict.isEffective else { return }
    guard case .offerCreated(let offer) = event.body else { return }
    account.offers += 1
    guard !shape.takeOvers, let number = Int(offer.agentID.dropFirst(6)) else { return }
    if loads[offer.agentID, default: 0] > Self.capacity(number) {
      violations.append("capacity of \(offer.agentID) exceeded by an offer")
    }
  }

  /// Another customer in the place of one whose conversation has ended.
  mutating func renew(_ place: Int) {
    let old = slots[place].id
    if places.removeValue(forKey: old) != nil {
      conversations.forget(old)
      account.ended += 1
    }
    serial += 1
    let id = ConversationID(hi: serial &* 0x9E37_79B9_7F4A_7C15, lo: serial)
    slots[place] = Slot(id: id)
    places[id] = place
  }

  mutating func noteCrash() { account.crashes += 1 }
}

extension Conversation {
  /// Whom it keeps busy: who has it, and who is asked to take it.
  fileprivate var holders: [String] {
    (control.owner == .agent ? [control.agentID] : []) + (offer.map { [$0.agentID] } ?? [])
  }
}

extension DispatchPolicy {
  static let ofSafety = DispatchPolicy(
    offerMilliseconds: 30_000, expiresMilliseconds: 3_600_000, positionInterval: 30_000,
    configured: { _, _ in nil }, isOpen: { _, _ in true }, notice: { _, _, _ in "" })
}
