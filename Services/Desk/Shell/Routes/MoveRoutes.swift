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
    one.post("merge") { try await merge($0, $1) }
    one.post("wrap-up") { try await wrapUp($0, $1) }
    one.post("return") { try await giveBack($0, $1) }
    one.post("assign") { try await assign($0, $1) }
    one.post("take") { try await plain(.take, $0, $1) }
    one.post("reopen") { try await plain(.reopen, $0, $1) }
    one.post("lookups") { try await lookUp($0, $1) }
    one.post("typing") { try await typing($0, $1) }
    one.post("looking") { try await looking($0, $1) }
    router.post("/v1/offers/:id/accept") { try await answerOffer($0, $1, accepts: true) }
    router.post("/v1/offers/:id/decline") { try await answerOffer($0, $1, accepts: false) }
  }

  /// Who asks, and about what: known before anything that they send is read, so that who may not see
  /// a conversation learns nothing of what may be done to it.
  private struct Subject {
    var person: Person
    var head: ConversationDetail
  }

  private func subject(
    _ request: Request, _ context: WebContext, atLeast rank: Person.Rank = .agent
  ) async throws -> Subject {
    let person = try await desk.person(request, atLeast: rank)
    let id = context.parameters.get("id") ?? ""
    return Subject(person: person, head: try await desk.head(id, for: person))
  }

  private func order(
    _ move: Move, _ command: String, _ subject: Subject, _ request: Request,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let answer = try await desk.order(
      move, in: subject.head, by: subject.person, commandID: try Field.command(command),
      traceparent: request.trace)
    return try .json(answer, status: status)
  }

  private func plain(_ move: Move, _ request: Request, _ context: WebContext) async throws
    -> Response
  {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Command.self)
    return try await order(move, body.commandId, subject, request)
  }

  private func giveBack(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Return.self)
    let instructions = try Field.optionalText(body.instructions, "/instructions", atMost: 500)
    return try await order(.giveBack(instructions: instructions), body.commandId, subject, request)
  }

  private func assign(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context, atLeast: .supervisor)
    let body = try await request.json(MoveBodies.Assign.self)
    guard let agent = desk.firm.current.agent(body.agentId) else {
      throw Problem.badField("/agentId", "is not an agent of this firm")
    }
    let move = Move.assign(
      agentID: agent.id, name: agent.name, team: agent.team,
      reason: try Field.optionalText(body.reason, "/reason", atMost: 500))
    return try await order(move, body.commandId, subject, request)
  }

  private func message(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Message.self)
    let text = try Field.text(body.text, "/text")
    let suggestion = try Field.event(body.suggestionId, "/suggestionId")
    var isEdited = false
    if let suggestion, let suggested = try await desk.model.suggestion(suggestion) {
      isEdited = suggested.text != text
    }
    let move = Move.message(
      text: text, suggestion: suggestion, isEdited: isEdited,
      assistance: try Assistance.all(body.assistance, "/assistance", atMost: 10))
    return try await order(move, body.commandId, subject, request, status: .accepted)
  }

  private func note(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Note.self)
    let move = Move.note(text: try Field.text(body.text, "/text"))
    return try await order(move, body.commandId, subject, request)
  }

  private func resolve(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Resolve.self)
    let move = Move.resolve(
      code: try Field.text(body.code, "/code", atMost: 50),
      notes: try Field.optionalText(body.notes, "/notes", atMost: 2_000),
      throughSeq: try body.throughSeq.map { try Field.count($0, "/throughSeq") })
    return try await order(move, body.commandId, subject, request)
  }

  private func snooze(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Snooze.self)
    guard let until = RFC3339.milliseconds(body.until) else {
      throw Problem.badField("/until", "must be a time such as 2026-11-23T08:00:00Z")
    }
    let move = Move.snooze(until: Timestamp(milliseconds: until))
    return try await order(move, body.commandId, subject, request)
  }

  private func close(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Close.self)
    let move = Move.close(
      throughSeq: try body.throughSeq.map { try Field.count($0, "/throughSeq") })
    return try await order(move, body.commandId, subject, request)
  }

  /// Ends it here; it goes on in another conversation that its agent holds.
  private func merge(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Merge.self)
    let command = try Field.command(body.commandId)
    guard let id = ConversationID(body.into), id.description != subject.head.view.conversationId,
      let other = try await desk.model.standing(id, topic: desk.topics.conversations),
      Audience(other.view).includes(subject.person)
    else { throw Problem.badField("/into", "is no other conversation that you see") }
    let answer = try await desk.merge(
      subject.head, into: other, by: subject.person, commandID: command,
      traceparent: request.trace)
    return try .json(answer)
  }

  private func wrapUp(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.WrapUp.self)
    let move = Move.wrapUp(
      code: try Field.text(body.code, "/code", atMost: 50),
      notes: try Field.optionalText(body.notes, "/notes", atMost: 2_000),
      session: try body.sessionSeq.map { try Field.count($0, "/sessionSeq") })
    return try await order(move, body.commandId, subject, request)
  }

  /// Without an id of its own, the same statement is the same command.
  private func acknowledge(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Acknowledge.self)
    let ids = body.shown ?? []
    guard ids.count <= 20 else { throw Problem.badField("/shown", "may be at most 20") }
    let shown = try ids.enumerated().compactMap { try Field.event($1, "/shown/\($0)") }
    let move = Move.acknowledge(
      throughSeq: try Field.count(body.throughSeq, "/throughSeq"),
      chainHash: try Field.hash(body.chainHash, "/chainHash"), shown: shown,
      assisted: try Assistance.all(body.assisted, "/assisted", atMost: 20))
    let id = subject.head.view.conversationId
    let content = ids + (body.assisted ?? []).map { "\($0.task) \($0.messageId ?? "")" }
    let told = content.isEmpty ? "" : "/\(OrderDigest.of(content).base64EncodedString())"
    let command =
      body.commandId ?? "\(id)/\(body.throughSeq)/\(body.chainHash.prefix(64))\(told)"
    return try await order(move, command, subject, request)
  }

  private func lookUp(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Lookup.self)
    guard let names = desk.firm.current.connectors.argumentNames(of: body.connector) else {
      throw Problem.badField("/connector", "is not a connector of this firm")
    }
    var arguments: [String: String] = [:]
    for name in names {
      let pointer = "/arguments/\(name)"
      guard let value = body.arguments?[name] else { throw Problem.badField(pointer, "is missing") }
      arguments[name] = try Field.text(value, pointer, atMost: 200)
    }
    let move = Move.lookUp(connector: body.connector, arguments: arguments)
    return try await order(move, body.commandId, subject, request, status: .accepted)
  }

  /// Tells the customer that the agent types, at most every other second; reads no body.
  private func typing(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    guard subject.head.view.control.agentId == subject.person.id,
      let conversation = ConversationID(subject.head.view.conversationId)
    else { throw Problem.conflict("You do not hold this conversation.") }
    await desk.tell(TypingSignal(role: .agent, name: subject.person.name), of: conversation)
    return Response(status: .noContent)
  }

  /// Tells colleagues that somebody looks at it, or writes in it; reads no body.
  private func looking(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    desk.hub.mention(
      .looking(
        ColleagueView(
          conversationId: subject.head.view.conversationId, agentId: subject.person.id,
          name: subject.person.name, isWriting: request.query("writing") == "true"),
        Audience(subject.head.view)))
    return Response(status: .noContent)
  }

  private func transfer(_ request: Request, _ context: WebContext) async throws -> Response {
    let subject = try await subject(request, context)
    let body = try await request.json(MoveBodies.Transfer.self)
    let move = Move.transfer(
      try destination(body), reason: try Field.optionalText(body.reason, "/reason", atMost: 500))
    return try await order(move, body.commandId, subject, request)
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
      let head = try await desk.model.conversation(
        ofOffer: offer, topic: desk.topics.conversations),
      Audience(head.view).includes(person)
    else { throw Problem.notFound("There is no such offer.") }
    let reason = try Field.optionalText(body.reason, "/reason", atMost: 500)
    let command = body.commandId ?? "\(offer)/\(accepts ? "accept" : "decline")"
    let answer = try await desk.order(
      accepts ? .accept(offer: offer) : .decline(offer: offer, reason: reason), in: head,
      by: person, commandID: try Field.command(command), traceparent: request.trace)
    return try .json(answer)
  }
}
