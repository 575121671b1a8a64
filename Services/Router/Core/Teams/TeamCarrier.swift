public import Conversation
public import Routing

/// Carries teams forward in their log, well before its retention and so that a restore folds about an
/// interval of it.
public struct TeamCarrier: Sendable {
  /// How old the record that a state stands on may become, in milliseconds.
  public var interval: Int64

  public init(interval: Int64 = 3_600_000) {
    self.interval = interval
  }

  /// What to append for one team, if it is due.
  public func carry(_ team: TeamState, at now: Timestamp) -> TeamEvent? {
    guard now.milliseconds(since: team.firstTimestamp) >= interval else { return nil }
    var body = TeamCarried()
    body.lastOffset = team.lastOffset
    body.decidedAtMs = now.milliseconds
    body.state = team.carried
    return TeamEvent(
      id: .decided(
        at: team.lastOffset, of: ConversationID(hi: 0, lo: 0), role: "carrier \(team.id)"),
      team: team.id, author: .system, occurredAt: now, body: .teamCarried(body))
  }
}
