import Conversation
import DeskCore
import Foundation
import Hummingbird
import LogRuntime
import Web

/// Lists of conversations, search, and one conversation with all that belongs to it.
struct ConversationRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/conversations") { request, _ in try await list(request) }
    router.get("/v1/conversations/:id") { request, context in
      try await detail(request, context.parameters.get("id") ?? "")
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let person = try await desk.person(request)
    try await desk.waitForPlace(request)
    let query = try query(request, person)
    let names = desk.names(for: request)
    let page = try await desk.model.conversations(query)
    let positions = try await desk.model.positions(topic: desk.topics.conversations)
    return try .json(
      Page(
        items: page.items.map { ListedConversation($0.view, names, found: $0.found) },
        next: page.next?.text,
        asOf: positions.map {
          LogPosition(partition: $0.partition, offset: $0.next - 1).description
        }))
  }

  private func query(_ request: Request, _ person: Person) throws -> ConversationQuery {
    let part = try PageRequest(request)
    let search = request.query("q") ?? ""
    guard search.utf8.count <= 1_000 else { throw Problem.badField("?q", "is too long") }
    var query = ConversationQuery(tab: nil, agentID: person.id, search: search, limit: part.limit)
    if let owner = request.query("owner") {
      guard let tab = ConversationQuery.Tab(rawValue: owner) else {
        throw Problem.badField("?owner", "must be one of me, queue, bot, closed, agent")
      }
      query.tab = tab
    }
    if let after = part.after {
      guard let cursor = PageCursor(text: after) else {
        throw Problem.badField("?after", "must be a cursor that a page gave as `next`")
      }
      query.after = cursor
    }
    return query
  }

  private func detail(_ request: Request, _ id: String) async throws -> Response {
    _ = try await desk.person(request)
    try await desk.waitForPlace(request)
    guard let id = ConversationID(id),
      let detail = try await desk.model.detail(id, topic: desk.topics.conversations)
    else { throw Problem.notFound("There is no such conversation.") }
    return try .json(DetailAnswer(detail, desk.names(for: request)))
  }
}

/// A conversation in a list.
struct ListedConversation: Encodable, Sendable {
  private enum Key: String, CodingKey {
    case queueName, found
  }

  var view: ConversationView
  var queueName: String?
  /// What a search found in it.
  var found: String?

  init(_ view: ConversationView, _ names: Names, found: String? = nil) {
    self.view = names.named(view)
    self.view.context = nil
    queueName = names.queue(view.queue, of: view.team)
    self.found = found
  }

  func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var more = encoder.container(keyedBy: Key.self)
    try more.encodeIfPresent(queueName, forKey: .queueName)
    try more.encodeIfPresent(found, forKey: .found)
  }
}

/// A conversation with all that belongs to it.
struct DetailAnswer: Encodable {
  private enum Key: String, CodingKey {
    case queueName, asOf, messages, notes, suggestions, moves
  }

  private let detail: ConversationDetail
  private let names: Names

  init(_ detail: ConversationDetail, _ names: Names) {
    self.detail = detail
    self.names = names
  }

  func encode(to encoder: any Encoder) throws {
    try names.named(detail.view).encode(to: encoder)
    var more = encoder.container(keyedBy: Key.self)
    let queueName = names.queue(detail.view.queue, of: detail.view.team)
    try more.encodeIfPresent(queueName, forKey: .queueName)
    let place = LogPosition(partition: detail.partition, offset: detail.asOf)
    try more.encode(place.description, forKey: .asOf)
    try more.encode(detail.messages.map { names.named($0) }, forKey: .messages)
    try more.encode(detail.notes.map { names.named($0) }, forKey: .notes)
    try more.encode(detail.suggestions, forKey: .suggestions)
    try more.encode(detail.moves.map { names.named($0) }, forKey: .moves)
  }
}
