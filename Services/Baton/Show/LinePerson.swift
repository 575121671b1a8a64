import DeskCore
import Routing

/// Somebody who can what a waiting conversation asks for, and whether it can be offered to them.
struct LinePerson: Sendable, Encodable, Equatable {
  var agentId: String
  /// For people, as in `is offline`.
  var state: String

  init(_ agent: AgentState, asked item: WorkItem) {
    agentId = agent.id
    state =
      item.phase == .reserved && item.agentID == agent.id
      ? "is being asked"
      : Self.hindrance(agent, item)
        ?? (item.declinedBy.contains(agent.id) ? "let it pass, and is free" : "is free")
  }

  /// Nil for somebody whom nothing hinders.
  private static func hindrance(_ agent: AgentState, _ item: WorkItem) -> String? {
    if agent.presence != .online { return "is \(agent.presence.name)" }
    if agent.isDraining { return "finishes what they have" }
    if !agent.acceptingWork { return "accepts no work" + because(agent.pause) }
    if !agent.hasRoom(for: item.units) { return "is full: \(agent.load) of \(agent.capacity)" }
    return nil
  }

  private static func because(_ pause: AgentState.Pause) -> String {
    switch pause {
    case .none: ""
    case .offersTimedOut: ", since an offer ran out"
    case .offersDeclined: ", since they declined several"
    }
  }
}
