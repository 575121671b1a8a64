public import Conversation
internal import OrderedCollections
internal import Routing

/// What the teams' log tells of a span of time: who came to which queue, how long each waited and had to do, and who
/// was there. Folded as every service folds it, so that what is without effect does not count.
public struct RecordedTeams: Sendable {
  public let from: Timestamp
  public let to: Timestamp
  private var logs: OrderedDictionary<Int32, TeamLog> = [:]
  private var teams: OrderedDictionary<String, RecordedTeam> = [:]

  /// - Parameters:
  ///   - from: those who came since then,
  ///   - to: and before then.
  public init(from: Timestamp, to: Timestamp) {
    self.from = from
    self.to = to
  }

  /// Those to which anybody came, in the order of the log.
  public var all: [RecordedTeam] { teams.values.filter { !$0.visits.isEmpty } }

  /// The next record of a partition.
  public mutating func take(
    partition: Int32, key: RawSpan?, value: RawSpan?, offset: Int64, timestamp: Timestamp
  ) {
    let judged = logs[partition, default: TeamLog(partition: partition)]
      .apply(key: key, value: value, offset: offset, timestamp: timestamp)
    guard judged.verdict.isEffective, let event = judged.event, event.occurredAt < to else {
      return
    }
    teams[event.team, default: RecordedTeam(id: event.team, from: from)].take(event)
  }

  /// Where nothing more comes: who is still there, and what the team is made of.
  public mutating func finish() {
    for log in logs.values {
      for team in log.all { teams[team.id]?.finish(team, at: to) }
    }
  }
}
