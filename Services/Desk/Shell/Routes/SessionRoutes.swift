import Conversation
import DeskCore
import DeskDoor
import Firm
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Routing
import Telemetry
import Web

/// Signing in, who one is, and presence.
struct SessionRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.post("/v1/sessions") { request, context in try await signIn(request, context) }
    router.post("/v1/sessions/oidc") { request, context in try await identify(request, context) }
    router.get("/v1/me") { request, _ in try await me(request) }
    router.put("/v1/me/presence") { request, _ in try await changePresence(request) }
  }

  private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
    let body = try await request.json(SessionBodies.SignIn.self)
    let attempt = try attempt(as: body.agentId, context)
    let agent = desk.firm.current.agent(body.agentId)
    guard await SecretCheck.holds(body.secret, for: agent), let agent else {
      throw await refused(attempt)
    }
    return try await signedIn(agent, attempt)
  }

  /// With the word of the issuer that the deployment trusts; 404 where it trusts none.
  private func identify(_ request: Request, _ context: WebContext) async throws -> Response {
    let body = try await request.json(SessionBodies.Identity.self)
    guard let issuer = desk.issuer else {
      throw Problem.notFound("People sign in here with their secret.")
    }
    let attempt = try attempt(as: "(identity token)", context)
    guard let id = await issuer.agentID(in: body.idToken),
      let agent = desk.firm.current.agent(id)
    else { throw await refused(attempt) }
    return try await signedIn(agent, attempt)
  }

  private struct Attempt {
    var agentID: String
    var address: String
    var at: Int64

    /// With the address, so that a stranger's guesses do not keep the agent out; and the address
    /// alone, so that nobody guesses at many people in turn.
    var keys: [String] { ["\(agentID.prefix(200)) \(address)", "@\(address)"] }
  }

  private func attempt(as agentID: String, _ context: WebContext) throws -> Attempt {
    let attempt = Attempt(
      agentID: agentID, address: context.remoteAddress ?? "",
      at: Timestamp.current.milliseconds)
    guard let wait = desk.guesses.wait(of: attempt.keys, now: attempt.at) else { return attempt }
    throw Problem.tooManyRequests(retryAfter: wait, "Too many wrong secrets; wait a moment.")
  }

  private func refused(_ attempt: Attempt) async -> Problem {
    desk.guesses.failed(attempt.keys, now: attempt.at)
    do {
      try await desk.note(.refused, by: attempt.agentID, detail: attempt.address)
      return .unauthorized
    } catch let problem as Problem {
      return problem
    } catch {
      return .unauthorized
    }
  }

  private func signedIn(_ agent: Agent, _ attempt: Attempt) async throws -> Response {
    try await desk.note(.signedIn, by: agent.id, detail: attempt.address)
    let token = try await desk.tokens.make(for: agent.id)
    desk.logger.info("Signed in", metadata: ["agent": "\(agent.id)"])
    return try .json(["token": token])
  }

  private struct Me: Encodable {
    var agentId: String
    var name: String
    var team: String
    var role: String
    var presence: String
    var acceptingWork: Bool
    var capacity: Int
    var load: Int
    var languages: [String]
    var skills: [String]
    /// What a language model can be asked to write; nothing where the firm has none.
    var writing: [WritingTask]
  }

  private func me(_ request: Request) async throws -> Response {
    let person = try await desk.person(request)
    guard let agent = desk.firm.current.agent(person.id) else { throw Problem.unauthorized }
    let known = try await desk.model.agent(person.id)
    return try .json(
      Me(
        agentId: agent.id, name: agent.name, team: agent.team, role: agent.role.rawValue,
        presence: known?.presence ?? "offline", acceptingWork: known?.acceptingWork ?? false,
        capacity: agent.capacity, load: Int(known?.load ?? 0), languages: agent.languages,
        skills: agent.skills,
        writing: desk.firm.current.connectors.languageModel == nil ? [] : WritingTask.allCases))
  }

  private func changePresence(_ request: Request) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(SessionBodies.PresenceChange.self)
    guard let presence = Presence(name: body.presence) else {
      throw Problem.badField("/presence", "must be one of online, busy, away, offline")
    }
    let answer = try await desk.order(
      presence, acceptingWork: body.acceptingWork, by: person,
      commandID: try body.commandId.map(Field.command) ?? UUID().uuidString,
      traceparent: request.trace)
    return try .json(answer)
  }
}

extension Request {
  /// The caller's trace continued, or one begun here.
  var trace: String {
    let name = HTTPField.Name("traceparent")
    let given = name.flatMap { headers[$0] }.flatMap { TraceParent($0)?.child() }
    return (given ?? .root()).description
  }
}
