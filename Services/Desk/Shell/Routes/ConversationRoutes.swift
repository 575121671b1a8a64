import Conversation
import DeskCore
import DeskDoor
import Foundation
import Hummingbird
import LogRuntime
import Web

/// Lists of conversations, search, and one conversation with all that belongs to it.
struct ConversationRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/conversations") { request, _ in try await list(request) }
    router.get("/v1/counts") { request, _ in
      let person = try await desk.person(request)
      return try Response.json(try await desk.model.counts(for: person))
    }
    router.get("/v1/conversations/:id") { request, context in
      try await detail(request, context.parameters.get("id") ?? "")
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let person = try await desk.person(request)
    try await desk.waitForPlace(request)
    let query = try query(request, person)
    let action: AuditTrail.Action = query.search.isEmpty ? .listed : .searched
    try await desk.note(action, by: person.id, detail: query.search)
    let names = desk.names(for: request)
    let page = try await desk.model.conversations(query)
    let positions = try await desk.model.positions(topic: desk.topics.conversations)
    return try .json(
      Page(
        items: page.items.map { ListedConversation($0, names) },
        next: page.next?.text,
        asOf: positions.map {
          LogPosition(partition: $0.partition, offset: $0.next - 1).description
        }))
  }

  private func query(_ request: Request, _ person: Person) throws -> ConversationQuery {
    let part = try PageRequest(request)
    let search = request.query("q") ?? ""
    guard search.utf8.count <= 1_000 else { throw Problem.badField("?q", "is too long") }
    var query = ConversationQuery(tab: nil, person: person, search: search, limit: part.limit)
    query.tab = try request.choice("owner", of: ConversationQuery.Tab.self)
    query.order = try request.choice("order", of: ConversationQuery.Order.self) ?? .latest
    query.filter = try filter(request)
    if let after = part.after {
      guard let cursor = PageCursor(text: after) else {
        throw Problem.badField("?after", "must be a cursor that a page gave as `next`")
      }
      query.after = cursor
    }
    return query
  }

  private func filter(_ request: Request) throws -> ConversationQuery.Filter {
    func short(_ name: String) throws -> String? {
      guard let text = request.query(name), !text.isEmpty else { return nil }
      guard text.utf8.count <= 200 else { throw Problem.badField("?\(name)", "is too long") }
      return text
    }
    let urgency = try short("urgency")
    guard urgency == nil || ReadModel.rank(urgency) > 0 else {
      throw Problem.badField("?urgency", "must be one of low, normal, high, critical")
    }
    let rating = try short("rating")
    guard [nil, "low"].contains(rating) else { throw Problem.badField("?rating", "must be low") }
    let unanswered = try short("unanswered")
    guard [nil, "true", "false"].contains(unanswered) else {
      throw Problem.badField("?unanswered", "must be true or false")
    }
    return ConversationQuery.Filter(
      channel: try short("channel"), language: try short("language"), queue: try short("queue"),
      agentID: try short("agent"), customer: try short("customer"), urgency: urgency,
      mood: try request.choice("mood", of: ConversationQuery.Mood.self),
      isRatedLow: rating == "low", isUnanswered: unanswered.map { $0 == "true" })
  }

  private func detail(_ request: Request, _ id: String) async throws -> Response {
    let person = try await desk.person(request)
    try await desk.waitForPlace(request)
    guard let id = ConversationID(id),
      let detail = try await desk.model.detail(id, topic: desk.topics.conversations),
      Audience(detail.view).includes(person)
    else { throw Problem.notFound("There is no such conversation.") }
    for read in [id.description] + detail.merged.map(\.conversationId) {
      try await desk.note(.read, by: person.id, conversation: read)
    }
    let shown = try await desk.model.shown(detail.view.conversationId, to: person.id)
    return try .json(DetailAnswer(detail, desk.names(for: request), shown: shown))
  }
}

/// A conversation in a list.
struct ListedConversation: Encodable, Sendable {
  private enum Key: String, CodingKey {
    case queueName, unread, found
  }

  var view: ConversationView
  var queueName: String?
  /// Customers' messages that its agent's page has not shown; nil where nobody counted.
  var unread: Int?
  /// What a search found in it.
  var found: String?

  init(_ view: ConversationView, _ names: Names) {
    self.view = names.named(view)
    self.view.context = nil
    self.view.lookups = []
    queueName = names.queue(view.queue, of: view.team)
  }

  init(_ item: ConversationPage.Item, _ names: Names) {
    self.init(item.view, names)
    unread = item.unread
    found = item.found
  }

  func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var more = encoder.container(keyedBy: Key.self)
    try more.encodeIfPresent(queueName, forKey: .queueName)
    try more.encodeIfPresent(unread, forKey: .unread)
    try more.encodeIfPresent(found, forKey: .found)
  }
}

/// A conversation with all that belongs to it.
struct DetailAnswer: Encodable {
  private enum Key: String, CodingKey {
    case queueName, asOf, messages, notes, suggestions, moves, shownThroughSeq, merged
  }

  private let detail: ConversationDetail
  private let names: Names
  /// How far the caller's page has shown it before; nil where it has not, or is not theirs.
  private let shown: Int64?

  init(_ detail: ConversationDetail, _ names: Names, shown: Int64?) {
    self.detail = detail
    self.names = names
    self.shown = shown
  }

  func encode(to encoder: any Encoder) throws {
    try names.named(detail.view).encode(to: encoder)
    var more = encoder.container(keyedBy: Key.self)
    let queueName = names.queue(detail.view.queue, of: detail.view.team)
    try more.encodeIfPresent(queueName, forKey: .queueName)
    let place = LogPosition(partition: detail.partition, offset: detail.asOf)
    try more.encode(place.description, forKey: .asOf)
    try more.encodeIfPresent(shown, forKey: .shownThroughSeq)
    try more.encode(detail.messages.map { names.named($0) }, forKey: .messages)
    try more.encode(detail.notes.map { names.named($0) }, forKey: .notes)
    try more.encode(detail.suggestions, forKey: .suggestions)
    try more.encode(detail.moves.map { names.named($0) }, forKey: .moves)
    try more.encode(detail.merged.map { names.named($0) }, forKey: .merged)
  }
}
