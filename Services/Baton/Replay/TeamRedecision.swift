import Conversation
import RouterCore
import Routing

/// Decides again what needs the teams' log: the bridge's copies, and the dispatcher's offers, notices
/// and positions.
///
/// The firm's part of a decision (how long an offer stands, what a notice says, whether people work)
/// is taken from the record; all else must come out equal.
struct TeamRedecision: Sendable {
  /// The bridge's copies that each conversation calls for.
  private var copies: [EventID: TeamEvent] = [:]
  /// The dispatcher's events that were recorded and are not found again yet.
  private var wanted: [EventID: Judged] = [:]
  private var positions: Set<EventID> = []
  /// Those that came out otherwise: a router that took over may have decided them later.
  private var late: [EventID: String] = [:]
  private(set) var equal = 0
  private(set) var equalCopies = 0
  private(set) var difference: ReplayDifference?

  /// How many of the dispatcher's events need states that the teams' log does not hold.
  var unfound: Int { wanted.count - late.count }
  /// How many copies were not told as such: a router that lost its place tells the present instead.
  var untold: Int { copies.count }

  mutating func add(_ refold: Refold) {
    for step in refold.steps {
      guard let state = step.state else { continue }
      for copy in Bridge.copies(of: step.judged, state) { copies[copy.id] = copy }
      guard let event = step.judged.event, Self.isDispatchers(event) else { continue }
      if case .duplicate = step.judged.verdict { continue }
      wanted[event.id] = step.judged
      if case .queuePositionChanged = event.body { positions.insert(event.id) }
    }
  }

  static func isDispatchers(_ event: Event) -> Bool {
    guard event.author.role == .system else { return false }
    return switch event.body {
    case .offerCreated, .queuePositionChanged: true
    case .messageSent(let body): body.notice != .unspecified
    default: false
    }
  }

  /// Takes one record of the teams' log, with the team's state after it.
  mutating func follow(_ judged: JudgedTeamEvent, _ team: TeamState?) {
    guard let event = judged.event else { return }
    check(copy: event, judged)
    guard let team, !wanted.isEmpty else { return }
    if !late.isEmpty { tryAgain(team) }
    if let id = Self.answer(to: event), let recorded = wanted[id]?.event {
      var dispatcher = Dispatcher()
      let now = recorded.occurredAt
      let policy = Self.policy(of: recorded)
      let decided =
        dispatcher.welcome(by: judged, team, policy, at: now)
        + dispatcher.follow(judged, team, policy, at: now)
      take(id, decided)
    }
    if !positions.isEmpty { tellPositions(team) }
  }

  /// Says what came out otherwise, once the whole log was read.
  mutating func finish() {
    for (id, instead) in late.sorted(by: { $0.key < $1.key }) where difference == nil {
      guard let judged = wanted[id], let event = judged.event else { continue }
      difference = ReplayDifference(
        judged, conversation: event.conversation, recorded: EventSummary.text(of: event),
        replayed: instead)
    }
  }

  private mutating func check(copy event: TeamEvent, _ judged: JudgedTeamEvent) {
    guard let copy = copies.removeValue(forKey: event.id) else { return }
    guard copy != event else {
      equalCopies += 1
      return
    }
    guard difference == nil else { return }
    difference = ReplayDifference(team: judged, event, replayed: "\(copy.body)")
  }

  private mutating func take(_ id: EventID, _ decided: [Event]) {
    guard let recorded = wanted[id]?.event else { return }
    guard decided.contains(where: { $0.isSameDecision(as: recorded) }) else {
      late[id] = decided.first { $0.id == id }.map { "\($0.body)" } ?? "no such decision"
      return
    }
    settle(id)
  }

  private mutating func settle(_ id: EventID) {
    wanted[id] = nil
    late[id] = nil
    positions.remove(id)
    equal += 1
  }

  private mutating func tryAgain(_ team: TeamState) {
    for id in late.keys.sorted() {
      guard let recorded = wanted[id]?.event else { continue }
      var dispatcher = Dispatcher()
      let (policy, now) = (Self.policy(of: recorded), recorded.occurredAt)
      let again =
        dispatcher.welcomeAll(team, policy, at: now) + dispatcher.takeOver(team, policy, at: now)
      if again.contains(where: { $0.isSameDecision(as: recorded) }) { settle(id) }
    }
  }

  private mutating func tellPositions(_ team: TeamState) {
    var dispatcher = Dispatcher()
    let policy = Self.policy(of: nil)
    for told in dispatcher.welcomeAll(team, policy, at: Timestamp(milliseconds: 0)) {
      guard positions.contains(told.id), let recorded = wanted[told.id]?.event else { continue }
      var told = told
      told.occurredAt = recorded.occurredAt
      take(told.id, [told])
    }
  }

  /// The event that the dispatcher decides at a record of the teams' log.
  private static func answer(to event: TeamEvent) -> EventID? {
    switch event.body {
    case .reservationMade: .following(event.id, "offer")
    case .workQueued(let body):
      .decided(at: body.work.epoch, of: body.work.conversation, role: "notice")
    default: nil
    }
  }

  /// The firm's rules as far as the recorded event tells them.
  private static func policy(of recorded: Event?) -> DispatchPolicy {
    var (offer, expires, text, isOpen) = (UInt32(0), UInt32(0), "", true)
    switch recorded?.body {
    case .offerCreated(let body): offer = body.expiresAfterMs
    case .messageSent(let body):
      (expires, text, isOpen) = (body.expiresAfterMs, body.words.text, body.notice != .afterHours)
    default: break
    }
    return DispatchPolicy(
      offerMilliseconds: offer, expiresMilliseconds: expires, positionInterval: 0,
      configured: { _, _ in nil }, isOpen: { [isOpen] _, _ in isOpen },
      notice: { [text] _, _, _ in text })
  }
}

extension ReplayDifference {
  fileprivate init(team judged: JudgedTeamEvent, _ event: TeamEvent, replayed: String) {
    position = "teams \(judged.partition)-\(judged.offset)"
    conversationId = ""
    self.event = event.body.name
    recorded = "\(event.body)"
    self.replayed = replayed
  }
}
