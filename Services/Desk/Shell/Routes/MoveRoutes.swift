import Conversation
import DeskCore
import DeskDoor
import Firm
import Foundation
import HTTPTypes
import Hummingbird
import LogRuntime
import Web

/// The agent's moves: each is one proposal, answered with the log's verdict.
struct MoveRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    let one = router.group("/v1/conversations/:id")
    one.post("messages") { try await message($0, $1) }
    one.post("notes") { try await note($0, $1) }
    one.post("transfer") { try await transfer($0, $1) }
    one.post("resolve") { try await resolve($0, $1) }
    one.post("acknowledge") { try await acknowledge($0, $1) }
    one.post("snooze") { try await snooze($0, $1) }
    one.post("close") { try await close($0, $1) }
    one.post("wrap-up") { try await wrapUp($0, $1) }
    one.post("return") { try await plain(.giveBack, $0, $1) }
    one.post("take") { try await plain(.take, $0, $1) }
    one.post("reopen") { try await plain(.reopen, $0, $1) }
    one.post("typing") { try await typing($0, $1) }
    router.post("/v1/offers/:id/accept") { try await answerOffer($0, $1, accepts: true) }
    router.post("/v1/offers/:id/decline") { try await answerOffer($0, $1, accepts: false) }
  }

  private func order(
    _ move: Move, _ command: String, _ person: Person, _ request: Request, _ context: WebContext,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let head = try await desk.head(context.parameters.get("id") ?? "")
    let answer = try await desk.order(
      move, in: head, by: person, commandID: try Field.command(command), traceparent: request.trace)
    return try .json(answer, status: status)
  }

  private func plain(_ move: Move, _ request: Request, _ context: WebContext) async throws
    -> Response
  {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Command.self)
    return try await order(move, body.commandId, person, request, context)
  }

  private func message(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Message.self)
    let move = Move.message(
      text: try Field.text(body.text, "/text"),
      suggestion: try Field.event(body.suggestionId, "/suggestionId"))
    return try await order(move, body.commandId, person, request, context, status: .accepted)
  }

  private func note(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Note.self)
    let move = Move.note(text: try Field.text(body.text, "/text"))
    return try await order(move, body.commandId, person, request, context)
  }

  private func resolve(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Resolve.self)
    let move = Move.resolve(
      code: try Field.text(body.code, "/code", atMost: 50),
      notes: try Field.optionalText(body.notes, "/notes", atMost: 2_000),
      throughSeq: try body.throughSeq.map { try Field.count($0, "/throughSeq") })
    return try await order(move, body.commandId, person, request, context)
  }

  private func snooze(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Snooze.self)
    guard let until = RFC3339.milliseconds(body.until) else {
      throw Problem.badField("/until", "must be a time such as 2026-11-23T08:00:00Z")
    }
    let move = Move.snooze(until: Timestamp(milliseconds: until))
    return try await order(move, body.commandId, person, request, context)
  }

  private func close(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Close.self)
    let move = Move.close(
      throughSeq: try body.throughSeq.map { try Field.count($0, "/throughSeq") })
    return try await order(move, body.commandId, person, request, context)
  }

  private func wrapUp(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.WrapUp.self)
    let move = Move.wrapUp(
      code: try Field.text(body.code, "/code", atMost: 50),
      notes: try Field.optionalText(body.notes, "/notes", atMost: 2_000),
      session: try body.sessionSeq.map { try Field.count($0, "/sessionSeq") })
    return try await order(move, body.commandId, person, request, context)
  }

  /// Without an id of its own, the same statement is the same command.
  private func acknowledge(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Acknowledge.self)
    let move = Move.acknowledge(
      throughSeq: try Field.count(body.throughSeq, "/throughSeq"),
      chainHash: try Field.hash(body.chainHash, "/chainHash"))
    let id = context.parameters.get("id") ?? ""
    let command = body.commandId ?? "\(id)/\(body.throughSeq)/\(body.chainHash.prefix(64))"
    return try await order(move, command, person, request, context)
  }

  /// Tells the customer that the agent types, at most every other second; reads no body.
  private func typing(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let head = try await desk.head(context.parameters.get("id") ?? "")
    guard head.view.control.agentId == person.id,
      let conversation = ConversationID(head.view.conversationId)
    else { throw Problem.conflict("You do not hold this conversation.") }
    await desk.tell(TypingSignal(role: .agent, name: person.name), of: conversation)
    return Response(status: .noContent)
  }

  private func transfer(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let body = try await request.json(MoveBodies.Transfer.self)
    let move = Move.transfer(
      try destination(body), reason: try Field.optionalText(body.reason, "/reason", atMost: 500))
    return try await order(move, body.commandId, person, request, context)
  }

  private func destination(_ body: MoveBodies.Transfer) throws -> Destination {
    let firm = desk.firm.current
    switch (body.queue, body.agentId) {
    case (let id?, nil):
      guard let queue = firm.queue(id) else {
        throw Problem.badField("/queue", "is not a queue of this firm")
      }
      return .queue(
        id: queue.id, team: queue.team, skills: queue.requiredSkills,
        priority: UInt32(clamping: queue.priority * 10))
    case (nil, let id?):
      guard let agent = firm.agent(id) else {
        throw Problem.badField("/agentId", "is not an agent of this firm")
      }
      return .agent(id: agent.id, name: agent.name, team: agent.team)
    default: throw Problem.badField("", "must name either a queue or an agentId")
    }
  }

  /// Without an id of its own, the same answer to the same offer is the same command. The body may
  /// be left out.
  private func answerOffer(
    _ request: Request, _ context: WebContext, accepts: Bool
  ) async throws -> Response {
    let person = try await desk.person(request)
    let body =
      try await request.jsonBytesIfAny().map {
        try JSONCoding.read(MoveBodies.Decline.self, from: $0)
      }
      ?? MoveBodies.Decline()
    guard let offer = context.parameters.get("id").flatMap({ EventID($0) }),
      let head = try await desk.model.conversation(ofOffer: offer, topic: desk.topics.conversations)
    else { throw Problem.notFound("There is no such offer.") }
    let reason = try Field.optionalText(body.reason, "/reason", atMost: 500)
    let command = body.commandId ?? "\(offer)/\(accepts ? "accept" : "decline")"
    let answer = try await desk.order(
      accepts ? .accept(offer: offer) : .decline(offer: offer, reason: reason), in: head,
      by: person, commandID: try Field.command(command), traceparent: request.trace)
    return try .json(answer)
  }
}
