internal import Conversation
internal import LogRuntime
internal import OrderedCollections
internal import RouterCore
internal import Routing

/// One partition of the teams, decided: who is asked to take which conversation.
struct TeamDispatch: PartitionRole {
  /// How often teams are looked through for carrying, in milliseconds.
  private static let carryRounds: Int64 = 10_000

  let topics: Topics
  let policy: @Sendable () -> DispatchPolicy
  let carrier: TeamCarrier
  private var dispatchers: OrderedDictionary<String, Dispatcher> = [:]
  private var metrics: OrderedDictionary<String, TeamMetrics> = [:]
  private var lastRound = Timestamp(milliseconds: 0)

  init(
    topics: Topics, carrier: TeamCarrier, policy: @escaping @Sendable () -> DispatchPolicy
  ) {
    self.topics = topics
    self.carrier = carrier
    self.policy = policy
  }

  var tickInterval: Duration? { .milliseconds(500) }

  mutating func copies(
    of judged: JudgedTeamEvent, _ fold: TeamLog, now: Timestamp
  ) -> [Proposal] {
    guard let team = judged.team.flatMap({ fold[$0] }) else { return [] }
    let policy = policy()
    return dispatch(team) { $0.welcome(by: judged, team, policy, at: now) }
  }

  mutating func missedCopies(
    before offset: Int64, _ fold: TeamLog, now: Timestamp
  ) -> [Proposal] {
    let policy = policy()
    return fold.all.flatMap { team in dispatch(team) { $0.welcomeAll(team, policy, at: now) } }
  }

  mutating func caughtUp(_ fold: TeamLog, now: Timestamp) -> [Effect] {
    let policy = policy()
    return effects(
      fold.all.flatMap { team in
        dispatch(team) { $0.takeOver(team, policy, at: now) }
          + dispatch(team) { $0.decide(team, policy, at: now) }
      })
  }

  mutating func recorded(
    _ judged: JudgedTeamEvent, _ fold: TeamLog, now: Timestamp
  ) -> [Effect] {
    guard let id = judged.team, let team = fold[id] else { return [] }
    let policy = policy()
    metrics(of: id).note(judged)
    return effects(
      dispatch(team) { $0.follow(judged, team, policy, at: now) }
        + dispatch(team) { $0.decide(team, policy, at: now) })
  }

  mutating func ticked(_ fold: TeamLog, now: Timestamp) -> [Effect] {
    let policy = policy()
    var proposals: [Proposal] = []
    for team in fold.all {
      proposals += dispatch(team) { $0.ask(team, policy, at: now) }
      proposals += dispatch(team) { $0.positions(team, policy, at: now) }
      let due = dispatchers[team.id, default: Dispatcher()].due(team, at: now)
      proposals += due.team.map { Proposal($0, topics) }
      proposals += due.conversations.map { Proposal($0, topics) }
      proposals += dispatch(team) { $0.decide(team, policy, at: now) }
    }
    if now.milliseconds(since: lastRound) >= Self.carryRounds {
      lastRound = now
      for team in fold.all { metrics(of: team.id).look(at: team) }
      proposals += fold.all.compactMap { carrier.carry($0, at: now) }.map { Proposal($0, topics) }
    }
    return effects(proposals)
  }

  private mutating func dispatch(
    _ team: TeamState, _ decide: (inout Dispatcher) -> [Event]
  ) -> [Proposal] {
    decide(&dispatchers[team.id, default: Dispatcher()]).map { Proposal($0, topics) }
  }

  private mutating func dispatch(
    _ team: TeamState, _ decide: (inout Dispatcher) -> [TeamEvent]
  ) -> [Proposal] {
    decide(&dispatchers[team.id, default: Dispatcher()]).map { Proposal($0, topics) }
  }

  private mutating func metrics(of team: String) -> TeamMetrics {
    if let known = metrics[team] { return known }
    let made = TeamMetrics(team: team)
    metrics[team] = made
    return made
  }

  private func effects(_ proposals: [Proposal]) -> [Effect] {
    proposals.isEmpty ? [] : [.append(proposals)]
  }
}
