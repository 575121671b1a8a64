import Conversation
import DeskCore
import DeskDoor
import Firm
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// `GET /v1/stream`: what happens, as it is folded.
struct StreamRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/stream") { request, _ in
      let bearer = try await bearer(request)
      let person = try desk.person(of: bearer)
      try await desk.note(.followed, by: person.id)
      let names = desk.names(for: request)
      let lastID = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
      return ServerSentEvents.response(to: request) { sink in
        try await send(to: sink, bearer, person, names, after: lastID)
      }
    }
    router.post("/v1/stream/tickets") { request, _ in
      let bearer = try await desk.bearer(request)
      _ = try desk.person(of: bearer)
      let now = Date()
      return try Response.json(
        Ticket(
          ticket: desk.tickets.issue(to: bearer, at: now),
          expiresAt: Timestamp(date: now.addingTimeInterval(StreamTickets.lifetime)).rfc3339))
    }
  }

  private struct Ticket: Encodable {
    var ticket: String
    var expiresAt: String
  }

  /// By a ticket in the address or a token in the head, never by a token in the address.
  private func bearer(_ request: Request) async throws -> SessionTokens.Bearer {
    guard let ticket = request.query("ticket") else { return try await desk.bearer(request) }
    guard let bearer = desk.tickets.redeem(ticket, at: Date()) else { throw Problem.unauthorized }
    return bearer
  }

  /// Begins with what was missed; without a place to go on from, with a snapshot.
  private func send(
    to sink: ServerSentEvents.Sink, _ bearer: SessionTokens.Bearer, _ person: Person,
    _ names: Names, after lastID: String?
  ) async throws {
    desk.metrics.streamBegan()
    desk.attendance.streamBegan(for: person.id)
    defer {
      desk.metrics.streamEnded()
      desk.attendance.streamEnded(for: person.id)
    }
    let start = desk.hub.listen(for: person, after: lastID)
    var payloads = StreamPayloads(desk: desk, names: names)
    if let missed = start.missed {
      for entry in missed { try await send(entry, as: &payloads, to: sink) }
    } else {
      if lastID != nil {
        let id = desk.hub.id(start.number)
        try await sink.send(ServerSentEvent(id: id, event: "reset", data: "{}"))
      }
      for announcement in try await snapshot(for: person) {
        let entry = Hub.Entry(number: start.number, announcement: announcement)
        try await send(entry, as: &payloads, to: sink)
      }
    }
    for await entry in start.entries {
      guard isStill(person, bearer) else { return }
      try await send(entry, as: &payloads, to: sink)
    }
  }

  private func send(
    _ entry: Hub.Entry, as payloads: inout StreamPayloads, to sink: ServerSentEvents.Sink
  ) async throws {
    if let event = try await payloads.event(entry) { try await sink.send(event) }
  }

  /// Whether the person may still hear what they could when the stream began: a token runs out, and
  /// people change teams or leave the firm.
  private func isStill(_ person: Person, _ bearer: SessionTokens.Bearer) -> Bool {
    bearer.expires > Date() && desk.firm.current.agent(person.id).map { Person($0) } == person
  }

  /// What a page that knows nothing needs: how this person stands, the offers to them, and their conversations.
  private func snapshot(for person: Person) async throws -> [Announcement] {
    let mine = try await desk.model.conversations(
      ConversationQuery(tab: .me, person: person, limit: 200))
    let offers = try await desk.model.offers(to: person.id)
    let known = try await desk.model.agent(person.id).map {
      Announcement.presence(
        agentID: person.id, $0.presence, acceptingWork: $0.acceptingWork, byThemselves: false)
    }
    return [known].compactMap { $0 } + offers.map { .offer($0) }
      + mine.items.map { .conversation($0.view) } + [.queue]
  }
}

/// What each announcement says on the wire of one stream.
struct StreamPayloads {
  let desk: Desk
  let names: Names
  /// The last announcement that was taken in by what this stream told of the queues.
  private var queuesAsOf: Int64 = -1

  init(desk: Desk, names: Names) {
    self.desk = desk
    self.names = names
  }

  private struct Offer: Encodable {
    var offerId: String
    var conversationId: String
    var queue: String
    var queueName: String?
    var reason: String?
    var summary: String?
    var urgency: String?
    var language: String?
    var intent: String?
    var moods: [Int32]
    var customerName: String?
    var customerTier: String?
    var channel: String
    /// What an agent needs to be offered it.
    var skills: [String]
    var waitingSince: String?
    var expiresAt: String
    var serverTime: String
  }

  private struct OfferEnded: Encodable {
    var offerId: String
    var conversationId: String
  }

  private struct Message: Encodable {
    var conversationId: String
    var message: MessageView
  }

  private struct Suggestion: Encodable {
    var conversationId: String
    var suggestion: SuggestionView
  }

  private struct Presence: Encodable {
    var presence: String
    var acceptingWork: Bool
    /// Whether they said so; else the desk did, which missed them, or tells what was said before.
    var byThemselves: Bool
  }

  private struct Mention: Encodable {
    var conversationId: String
    var note: NoteView
  }

  private struct Gone: Encodable {
    var conversationId: String
  }

  private struct Typing: Encodable {
    var conversationId: String
  }

  private struct Queues: Encodable {
    var queues: [QueueAnswer]
  }

  /// Nil for what the stream has told already, later announcements taken in.
  mutating func event(_ entry: Hub.Entry) async throws -> ServerSentEvent? {
    let id = desk.hub.id(entry.number)
    return switch entry.announcement {
    case .offer(let view): try named("offer", offer(view), id)
    case .offerEnded(let offer, let conversation):
      try named("offerEnded", OfferEnded(offerId: offer.offerId, conversationId: conversation), id)
    case .conversation(let view): try named("conversation", ListedConversation(view, names), id)
    case .message(let message, let conversation, _):
      try named(
        "message", Message(conversationId: conversation, message: names.named(message)), id)
    case .gone(let conversation, _, _):
      try named("gone", Gone(conversationId: conversation), id)
    case .suggestion(let suggestion, let conversation, _):
      try named("suggestion", Suggestion(conversationId: conversation, suggestion: suggestion), id)
    case .presence(_, let presence, let acceptingWork, let byThemselves):
      try named(
        "presence",
        Presence(presence: presence, acceptingWork: acceptingWork, byThemselves: byThemselves), id)
    case .typing(let conversation, _):
      try named("typing", Typing(conversationId: conversation), nil)
    case .looking(let colleague, _): try named("looking", colleague, nil)
    case .mention(let note, let conversation, _):
      try named("mention", Mention(conversationId: conversation, note: names.named(note)), id)
    case .queue: try await queues(entry.number, id)
    case .replies: try named("replies", [String: String](), id)
    }
  }

  private mutating func queues(_ number: Int64, _ id: String) async throws -> ServerSentEvent? {
    guard number > queuesAsOf else { return nil }
    let (desk, names) = (desk, names)
    let told = try await desk.board.told(
      in: names.language ?? "", asOf: number, latest: desk.hub.latest
    ) { try Self.json(Queues(queues: try await desk.queues(names))) }
    queuesAsOf = told.asOf
    return ServerSentEvent(id: id, event: "queue", data: told.text)
  }

  private func offer(_ view: ConversationView) -> Offer {
    Offer(
      offerId: view.offer?.offerId ?? "", conversationId: view.conversationId, queue: view.queue,
      queueName: names.queue(view.queue, of: view.team), reason: view.reason,
      summary: view.context?.summary ?? view.lastMessage?.text, urgency: view.urgency,
      language: view.language, intent: view.intent, moods: view.moods,
      customerName: view.customer.name, customerTier: view.customer.tier, channel: view.channel,
      skills: names.firm.queue(view.queue)?.requiredSkills ?? [], waitingSince: view.waitingSince,
      expiresAt: view.offer?.expiresAt ?? "",
      serverTime: Timestamp.current.rfc3339)
  }

  private func named(_ name: String, _ data: some Encodable, _ id: String?) throws
    -> ServerSentEvent
  {
    ServerSentEvent(id: id, event: name, data: try Self.json(data))
  }

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONCoding.encoder.encode(value), as: UTF8.self)
  }
}
