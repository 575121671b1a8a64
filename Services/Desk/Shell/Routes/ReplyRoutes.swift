import DeskCore
import DeskDoor
import Firm
import Hummingbird
import Web

/// The firm's canned replies: inserted by everybody, edited by who leads.
struct ReplyRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/replies") { request, _ in try await replies(request) }
    router.get("/v1/replies/:reply") { try await reply($0, $1) }
    router.post("/v1/replies/:reply") { try await edit($0, $1) }
  }

  /// Those of everybody and of the caller's team; who leads sees all, with `?withdrawn=true` also those that are withdrawn.
  private func replies(_ request: Request) async throws -> Response {
    let person = try await desk.person(request)
    let own = desk.replies.filter { reply in
      reply.team == nil || reply.team == person.team || person.isSupervisor
    }
    let items =
      person.isSupervisor && request.query("withdrawn") == "true"
      ? (own + withdrawn).map(edited) : own.map { ReplyView($0) }
    return try .json(try PageRequest(request).page(of: items) { $0.id })
  }

  private var withdrawn: [CannedReply] {
    desk.firm.current.replies.filter {
      desk.knowledge.edits.content(of: .reply($0.id)) == .withdrawn
    }
  }

  private func edited(_ reply: CannedReply) -> ReplyView {
    let edits = desk.knowledge.edits
    var view = ReplyView(reply)
    if edits.content(of: .reply(reply.id)) != nil {
      view.edited = edits.history(of: .reply(reply.id)).first.map { RevisionView($0) }
    }
    return view
  }

  private func reply(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await desk.person(request, atLeast: .supervisor)
    let id = try replyID(context)
    let now = desk.replies.first { $0.id == id }
    let inFiles = desk.firm.current.replies.first { $0.id == id }
    let edits = desk.knowledge.edits
    guard now != nil || inFiles != nil || edits.number(of: .reply(id)) > 0 else {
      throw Problem.notFound("There is no such reply.")
    }
    return try .json(
      SubjectView(
        id, of: .reply(id), edits, now: now.map { ReplyView($0) },
        inFiles: inFiles.map { ReplyView($0) }))
  }

  private func edit(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request, atLeast: .supervisor)
    let body = try await request.json(KnowledgeBodies.ReplyEdit.self)
    let id = try replyID(context)
    let content = try body.content(of: id)
    try desk.check(content)
    let answer = try await desk.edit(
      .reply(id), content, basedOn: try Field.count(body.basedOn, "/basedOn"), by: person,
      commandID: try Field.command(body.commandId), traceparent: request.trace)
    return try .json(answer)
  }

  private func replyID(_ context: WebContext) throws -> String {
    let id = context.parameters.get("reply") ?? ""
    guard id.isIdentifier else { throw Problem.notFound("There is no such reply.") }
    return id
  }
}
