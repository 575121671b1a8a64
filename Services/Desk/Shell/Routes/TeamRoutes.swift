import Conversation
import DeskCore
import DeskDoor
import Firm
import HTTPTypes
import Hummingbird
import Web

/// What agents and supervisors order of their team: work, priorities, draining, closing.
struct TeamRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.post("/v1/me/next") { request, _ in try await takeNext(request) }
    router.post("/v1/conversations/:id/priority") { try await prioritise($0, $1) }
    router.post("/v1/agents/:id/drain") { try await drain($0, $1) }
    router.post("/v1/queues/:id/close") { try await close($0, $1) }
    router.get("/v1/queues/:id/line") { try await line($0, $1) }
  }

  private func supervisor(_ request: Request) async throws -> Person {
    try await desk.person(request, atLeast: .supervisor)
  }

  private struct Taken: Encodable {
    var conversationId: String
    var accepted: VerdictAnswer
  }

  /// 204 where nothing waits for whoever asks.
  private func takeNext(_ request: Request) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.TakeNext.self)
    let wanted = try body.conversationId.map { text in
      guard let id = ConversationID(text) else {
        throw Problem.badField("/conversationId", "is no conversation's id")
      }
      return id
    }
    let taken = try await desk.take(
      wanted, by: person, commandID: try Field.command(body.commandId), traceparent: request.trace)
    guard let taken else { return Response(status: .noContent) }
    return try .json(Taken(conversationId: taken.conversation, accepted: taken.1))
  }

  private func prioritise(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await supervisor(request)
    let body = try await request.json(MoveBodies.Prioritise.self)
    guard (0...100).contains(body.priority) else {
      throw Problem.badField("/priority", "must be from 0 to 100")
    }
    let (command, reason) = (try Field.command(body.commandId), try Self.reason(body.reason))
    let head = try await desk.head(context.parameters.get("id") ?? "", for: person)
    guard let conversation = ConversationID(head.view.conversationId), !head.view.team.isEmpty
    else { throw Problem.conflict("It waits in no team's line.") }
    let order = TeamOrder.prioritise(
      conversation, epoch: head.standing.epoch, priority: UInt32(body.priority), reason: reason)
    return try await answer(order, head.view.team, person, command, request)
  }

  private func drain(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await supervisor(request)
    let body = try await request.json(MoveBodies.Drain.self)
    let (command, reason) = (try Field.command(body.commandId), try Self.reason(body.reason))
    guard let agent = desk.firm.current.agent(context.parameters.get("id") ?? "") else {
      throw Problem.notFound("There is no such agent.")
    }
    let order = TeamOrder.drain(agent: agent.id, isDraining: body.draining, reason: reason)
    return try await answer(order, agent.team, person, command, request)
  }

  private func close(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await supervisor(request)
    let body = try await request.json(MoveBodies.CloseQueue.self)
    let (command, reason) = (try Field.command(body.commandId), try Self.reason(body.reason))
    let queue = try queue(context)
    let order = TeamOrder.close(queue: queue.id, isClosed: body.closed, reason: reason)
    return try await answer(order, queue.team, person, command, request)
  }

  private func answer(
    _ order: TeamOrder, _ team: String, _ person: Person, _ command: String, _ request: Request
  ) async throws -> Response {
    try .json(
      try await desk.order(
        order, of: team, by: person, commandID: command, traceparent: request.trace))
  }

  private static func reason(_ text: String?) throws -> String {
    try Field.optionalText(text, "/reason", atMost: 500)
  }

  /// Who waits in a queue, where, and why there.
  private func line(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let queue = try queue(context)
    guard queue.team == person.team || person.isSupervisor else {
      throw Problem.notFound("There is no such queue.")
    }
    let here = try await desk.model.waiting(for: queue.team).filter { $0.queue == queue.id }
    return try .json(try PageRequest(request).page(of: here) { $0.conversationId })
  }

  private func queue(_ context: WebContext) throws -> Queue {
    guard let queue = desk.firm.current.queue(context.parameters.get("id") ?? "") else {
      throw Problem.notFound("There is no such queue.")
    }
    return queue
  }
}
