internal import Conversation
public import Routing

/// A team as the wall shows it.
public struct TeamView: Sendable, Equatable, Codable {
  public var teamId: String
  public var agents: [AgentView]
  /// The wait that half, and nine in ten, of the last hundred did not exceed, in milliseconds.
  public var waitP50Ms: UInt32?
  public var waitP90Ms: UInt32?
  public var closedQueues: [String]?

  public init(_ team: TeamState) {
    teamId = team.id
    agents = team.agents.map { AgentView($0) }
    waitP50Ms = team.waitQuantiles?.p50
    waitP90Ms = team.waitQuantiles?.p90
    closedQueues = team.closedQueues
  }
}

/// An agent as their team's log knows them.
public struct AgentView: Sendable, Equatable, Codable {
  public var agentId: String
  public var presence: String
  public var acceptingWork: Bool
  public var load: UInt32
  public var capacity: UInt32
  /// Nil where they never had anything.
  public var idleSince: String?
  /// A supervisor lets them finish what they have.
  public var draining: Bool?
  /// Why they accept no work, where it was not themselves who said so.
  public var pause: String?

  init(_ agent: AgentState) {
    agentId = agent.id
    presence = agent.presence.name
    acceptingWork = agent.acceptingWork
    load = agent.load
    capacity = agent.capacity
    idleSince = agent.idleSince.milliseconds > 0 ? agent.idleSince.rfc3339 : nil
    draining = agent.isDraining
    pause = agent.pause.name
  }
}

extension AgentState.Pause {
  /// The pause's word in JSON; nil for none.
  public var name: String? {
    switch self {
    case .none: nil
    case .offersTimedOut: "offers_timed_out"
    case .offersDeclined: "offers_declined"
    }
  }
}

extension Presence {
  /// The presence's word in JSON.
  public var name: String {
    switch self {
    case .online: "online"
    case .busy: "busy"
    case .away: "away"
    case .offline, .unspecified, .UNRECOGNIZED: "offline"
    }
  }

  /// Nil for a word that is none.
  public init?(name: String) {
    switch name {
    case "online": self = .online
    case "busy": self = .busy
    case "away": self = .away
    case "offline": self = .offline
    default: return nil
    }
  }
}
