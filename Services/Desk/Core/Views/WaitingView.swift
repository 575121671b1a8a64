public import Conversation
public import Routing

/// A conversation in a line, as its supervisor sees why it stands where it does.
public struct WaitingView: Sendable, Equatable, Codable {
  public struct Part: Sendable, Equatable, Codable {
    public var name: String
    public var points: Double
  }

  public var conversationId: String
  public var queue: String
  /// From 1, in its queue.
  public var position: Int
  public var since: String
  /// What its score was made of when it was last folded; waiting adds to it.
  public var score: [Part]
  public var dueAt: String?
  public var promisedBy: String?
  /// What is asked of a person now.
  public var asks: [String]
  public var waitP50Ms: UInt32?
  public var waitP90Ms: UInt32?
  /// Who is being asked.
  public var offeredTo: String?
  public var declinedBy: [String]
  /// Its queue was closed when it came.
  public var isHeld: Bool

  /// So many of each line are shown.
  private static let shown = 50

  /// The first of each of a team's lines.
  public static func lines(of team: TeamState) -> [WaitingView] {
    team.queuesInUse.flatMap { queue in
      team.line(of: queue, first: shown).enumerated().map { place, item in
        WaitingView(item, at: place + 1, in: team)
      }
    }
  }

  /// - Parameter now: for the points of waiting; nil for the time of the team's last record.
  public init(
    _ item: WorkItem, at position: Int, in team: TeamState, now: Timestamp? = nil
  ) {
    conversationId = item.conversation.description
    queue = item.queue
    self.position = position
    since = item.queuedAt.rfc3339
    score = team.score(of: item, at: now ?? team.lastTimestamp).parts
      .filter { $0.hundredths != 0 }
      .map { Part(name: $0.name, points: Double($0.hundredths) / 100) }
    dueAt = item.clocks.first { $0.measure == .handoffWait || $0.measure == .firstResponse }
      .flatMap { team.due($0, of: item.queue)?.rfc3339 }
    promisedBy = item.promised?.rfc3339
    asks = team.needs(of: item).map(\.text)
    let estimate = team.estimate(of: item.conversation)
    waitP50Ms = estimate?.p50
    waitP90Ms = estimate?.p90
    offeredTo = item.phase == .reserved ? item.agentID : nil
    declinedBy = item.declinedBy
    isHeld = item.isHeld
  }
}
