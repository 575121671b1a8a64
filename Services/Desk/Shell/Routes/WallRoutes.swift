import Conversation
import DeskCore
import Firm
import HTTPTypes
import Hummingbird
import Web

/// The live wall.
struct WallRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/queues") { request, _ in
      _ = try await desk.person(request)
      let queues = try await desk.queues(desk.names(for: request))
      return try Response.json(
        try PageRequest(request).page(of: queues) { $0.queue.isEmpty ? "/\($0.team)" : $0.queue })
    }
    router.get("/v1/agents") { request, _ in
      _ = try await desk.person(request)
      let agents = try await desk.agents()
      return try Response.json(try PageRequest(request).page(of: agents) { $0.agentId })
    }
  }
}

/// A queue on the wall.
struct QueueAnswer: Encodable, Sendable, Equatable {
  var queue: String
  var name: String
  var team: String
  var waiting: Int
  var oldestSince: String?
  /// Agents of its team who could be offered work from it now.
  var online: Int
  var waitP50Ms: UInt32?
  var waitP90Ms: UInt32?
  /// A supervisor lets nobody else into it.
  var closed: Bool
}

/// An agent on the wall.
struct AgentAnswer: Encodable, Sendable, Equatable {
  var agentId: String
  var name: String
  var team: String
  var role: String
  var presence: String
  var acceptingWork: Bool
  var load: Int
  var capacity: Int
  /// Since when they hold nothing; nil where their team's log does not know them.
  var idleSince: String?
  /// A supervisor lets them finish what they have.
  var draining: Bool
  /// Why they are offered nothing, where it was not themselves who said so.
  var pause: String?
}

extension Desk {
  /// The firm's queues, and others in which somebody waits.
  func queues(_ names: Names) async throws -> [QueueAnswer] {
    let lines = try await model.lines()
    let teams = try await model.teams()
    let firm = names.firm
    let unknown = lines.filter { firm.queue($0.queue) == nil }.map { ($0.queue, $0.team) }
    return (firm.queues.map { ($0.id, $0.team) } + unknown).map { id, teamID in
      let line = lines.first { $0.queue == id && (!id.isEmpty || $0.team == teamID) }
      let team = teams.first { $0.teamId == teamID }
      return QueueAnswer(
        queue: id, name: names.queue(id, of: teamID) ?? id, team: teamID,
        waiting: line?.waiting ?? 0,
        oldestSince: line.map { Timestamp(milliseconds: $0.oldestSince).rfc3339 },
        online: online(id, team, firm), waitP50Ms: team?.waitP50Ms, waitP90Ms: team?.waitP90Ms,
        closed: team?.closedQueues?.contains(id) == true)
    }
  }

  private func online(_ queue: String, _ team: TeamView?, _ firm: Firm) -> Int {
    guard let queue = firm.queue(queue) else { return 0 }
    return team?.agents.count { agent in
      agent.presence == "online" && agent.acceptingWork
        && firm.agent(agent.agentId)?.canServe(queue) == true
    } ?? 0
  }

  func agents() async throws -> [AgentAnswer] {
    let known = try await model.teams().flatMap(\.agents)
    let held = try await model.heldByAgent()
    return firm.current.agents.map { agent in
      let state = known.first { $0.agentId == agent.id }
      return AgentAnswer(
        agentId: agent.id, name: agent.name, team: agent.team, role: agent.role.rawValue,
        presence: state?.presence ?? "offline", acceptingWork: state?.acceptingWork ?? false,
        load: max(Int(state?.load ?? 0), held[agent.id] ?? 0), capacity: agent.capacity,
        idleSince: state?.idleSince, draining: state?.draining == true, pause: state?.pause)
    }
  }
}
