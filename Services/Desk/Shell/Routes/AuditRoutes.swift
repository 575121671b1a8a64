import Conversation
import DeskCore
import Hummingbird
import Web

/// `GET /v1/audit`: who read what, for administrators.
struct AuditRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/audit") { request, _ in try await list(request) }
  }

  private struct Item: Encodable, Sendable {
    var at: String
    var agentId: String
    var action: String
    var conversationId: String?
    var detail: String?

    init(_ entry: AuditTrail.Entry) {
      at = Timestamp(milliseconds: entry.at).rfc3339
      agentId = entry.agentID
      action = entry.action.rawValue
      conversationId = entry.conversation.isEmpty ? nil : entry.conversation
      detail = entry.detail.isEmpty ? nil : entry.detail
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let person = try await desk.person(request, atLeast: .administrator)
    let part = try PageRequest(request)
    var query = AuditTrail.Query(
      agentID: request.query("agent"), conversation: request.query("conversation"),
      limit: part.limit + 1)
    query.action = try request.choice("action", of: AuditTrail.Action.self)
    if let after = part.after {
      guard let number = Int64(after) else {
        throw Problem.badField("?after", "must be a cursor that a page gave as `next`")
      }
      query.before = number
    }
    try await desk.note(.audited, by: person.id, detail: query.agentID ?? query.conversation ?? "")
    let entries = try await desk.audit.entries(query)
    let shown = entries.prefix(part.limit)
    return try .json(
      Page(
        items: shown.map { Item($0) },
        next: entries.count > part.limit ? shown.last.map { String($0.number) } : nil))
  }
}
