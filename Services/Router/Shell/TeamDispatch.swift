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

  mutating func caughtUp(_ fold: TeamLog, now: Timestamp) -> [Effect] {
    let policy = policy()
    var proposals: [Proposal] = []
    for team in fold.all {
      var dispatcher = Dispatcher()
      proposals += dispatcher.owed(by: team, policy, at: now).map { Proposal($0, topics) }
      proposals += dispatcher.decide(team, policy, at: now).map { Proposal($0, topics) }
      dispatchers[team.id] = dispatcher
    }
    return effects(proposals)
  }

  mutating func recorded(
    _ judged: JudgedTeamEvent, _ fold: TeamLog, now: Timestamp
  ) -> [Effect] {
    guard let id = judged.team, let team = fold[id] else { return [] }
    let policy = policy()
    metrics(of: id).note(judged)
    var dispatcher = dispatchers[id] ?? Dispatcher()
    defer { dispatchers[id] = dispatcher }
    var proposals = dispatcher.follow(judged, team, policy, at: now).map { Proposal($0, topics) }
    proposals += dispatcher.decide(team, policy, at: now).map { Proposal($0, topics) }
    return effects(proposals)
  }

  mutating func ticked(_ fold: TeamLog, now: Timestamp) -> [Effect] {
    let policy = policy()
    var proposals: [Proposal] = []
    for team in fold.all {
      var dispatcher = dispatchers[team.id] ?? Dispatcher()
      proposals += dispatcher.ask(team, policy, at: now).map { Proposal($0, topics) }
      proposals += dispatcher.positions(team, policy, at: now).map { Proposal($0, topics) }
      let due = dispatcher.due(team, at: now)
      proposals += due.team.map { Proposal($0, topics) }
      proposals += due.conversations.map { Proposal($0, topics) }
      proposals += dispatcher.decide(team, policy, at: now).map { Proposal($0, topics) }
      dispatchers[team.id] = dispatcher
    }
    if now.milliseconds(since: lastRound) >= Self.carryRounds {
      lastRound = now
      for team in fold.all { metrics(of: team.id).look(at: team) }
      proposals += fold.all.compactMap { carrier.carry($0, at: now) }.map { Proposal($0, topics) }
    }
    return effects(proposals)
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
