import Conversation
import LogRuntime
import Routing

/// Folds conversations again and decides again what their records decided.
struct Replay: Sendable {
  private(set) var report = ReplayReport()
  private var teams = TeamRedecision()
  private let bot: BotRedecision?

  /// - Parameter bot: nil leaves the bot's decisions as they are.
  init(bot: BotRedecision? = nil) {
    self.bot = bot
  }

  /// - Parameter verdicts: what the log says of each record.
  mutating func add(_ refold: Refold, verdicts: [Judged]) {
    report.count(refold)
    report.note(refold.firstDifference(from: verdicts))
    for place in refold.steps.indices { decide(place, in: refold) }
    teams.add(refold)
  }

  private mutating func decide(_ place: Int, in refold: Refold) {
    let judged = refold.steps[place].judged
    guard let event = judged.event else { return }
    if event.author.role == .bot, let bot {
      return note(bot.outcome(of: place, in: refold), judged, event)
    }
    switch Redecision(of: place, in: refold) {
    case .equal: report.count(equal: event.body.name)
    case .different(let other): differ(judged, event, other)
    case .notOurs: omit(event)
    }
  }

  private mutating func note(
    _ outcome: BotRedecision.Outcome, _ judged: Judged, _ event: Event
  ) {
    switch outcome {
    case .equal: report.count(equal: event.body.name)
    case .different(let other): differ(judged, event, other)
    case .otherVersions(let versions):
      report.omit(event.body.name, "made with \(versions)")
    case .notOurs: report.omit(event.body.name, "no decision of the bot's own")
    }
  }

  private mutating func differ(_ judged: Judged, _ event: Event, _ other: Event?) {
    report.note(
      ReplayDifference(
        judged, conversation: event.conversation, recorded: EventSummary.text(of: event),
        replayed: other.map { Self.text($0, beside: event) }
          ?? "no state of the conversation calls for it"))
  }

  /// What it says; where that is the same words, all of it.
  private static func text(_ event: Event, beside recorded: Event) -> String {
    let summary = EventSummary.text(of: event)
    return summary == EventSummary.text(of: recorded) ? "\(event)" : summary
  }

  private mutating func omit(_ event: Event) {
    guard !TeamRedecision.isDispatchers(event) else { return }
    switch (event.author.role, event.body) {
    case (.bot, _): report.omit(event.body.name, "the bot's files are not at hand")
    case (.system, .delivery):
      report.omit(event.body.name, "says what a gateway did: nothing outside is called")
    case (.system, .offerRescinded):
      report.omit(event.body.name, "the dispatcher asks by its own waiting time")
    default: break
    }
  }

  /// Reads the teams' log through the decisions that need it.
  mutating func followTeams(_ settings: LogSettings) async throws {
    var logs: [Int32: TeamLog] = [:]
    var teams = teams
    try await TopicReader(settings: settings, topic: settings.topics.teams).read { record in
      let judged = logs[record.partition, default: TeamLog(partition: record.partition)]
        .apply(record)
      teams.follow(judged, judged.team.flatMap { logs[record.partition]?[$0] })
      return true
    }
    teams.finish()
    report.count(equal: "dispatcher's offers, notices and positions", teams.equal)
    report.count(equal: "bridge's copies for the teams", teams.equalCopies)
    report.omit(
      "dispatcher's offers, notices and positions",
      "the teams' log does not hold what they were decided at", teams.unfound)
    report.omit(
      "bridge's copies for the teams",
      "not told one by one: a router that lost its place tells the present, or the log is shorter",
      teams.untold)
    report.note(teams.difference)
  }

  /// Without the teams' log at hand.
  mutating func leaveTeams() {
    report.omit(
      "dispatcher's offers, notices and positions", "the teams' log is not at hand", teams.unfound)
    report.omit("bridge's copies for the teams", "the teams' log is not at hand", teams.untold)
  }
}

extension TeamLog {
  mutating func apply(_ record: RawRecord) -> JudgedTeamEvent {
    let (offset, time) = (record.offset, record.timestamp)
    return switch (record.key, record.value) {
    case (nil, nil): apply(key: nil, value: nil, offset: offset, timestamp: time)
    case (nil, let value?):
      apply(key: nil, value: value.span.bytes, offset: offset, timestamp: time)
    case (let key?, nil): apply(key: key.span.bytes, value: nil, offset: offset, timestamp: time)
    case (let key?, let value?):
      apply(key: key.span.bytes, value: value.span.bytes, offset: offset, timestamp: time)
    }
  }
}
