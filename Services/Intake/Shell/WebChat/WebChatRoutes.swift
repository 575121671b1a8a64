internal import Conversation
internal import Firm
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import IntakeCore
internal import IntakeDoor
internal import LogRuntime
internal import Web

/// `/webchat/...`: what the customer's own page calls.
struct WebChatRoutes: Sendable {
  let intake: IntakeDesk

  private struct Session: Encodable {
    var conversationId: String
    var token: String
  }

  private struct Ticket: Encodable {
    var ticket: String
  }

  private struct Greeting: Encodable {
    var greeting: [String: String]
  }

  func add(to router: Router<WebContext>) {
    router.post("/webchat/sessions") { request, _ in try await open(request) }
    router.post("/webchat/messages") { request, _ in try await message(request).response }
    router.post("/webchat/tickets") { request, _ in try await ticket(request) }
    router.post("/webchat/typing") { request, _ in try await typing(request) }
    router.post("/webchat/csat") { request, _ in try await rating(request).response }
    router.get("/webchat/greeting") { _, _ in try greeting() }
    router.get("/webchat/stream") { request, _ in try stream(request) }
  }

  /// The firm's first words to a visitor, by language.
  private func greeting() throws -> Response {
    let greeting = intake.firm.current.texts.wordings[.greeting]?.texts ?? [:]
    return try .json(Greeting(greeting: greeting))
  }

  /// The body may be left out.
  private func open(_ request: Request) async throws -> Response {
    let body = try await request.jsonBytesIfAny().map { Array($0.readableBytesView) }
    let pages = intake.firm.current.gateways.list.filter { $0.channel == WebChat.channel }
    let opening = try Problem.reporting(try JSONValue(body ?? Array("{}".utf8))) {
      value throws(FieldProblems) in
      try WebChat.Opening(reading: value, accounts: pages.map(\.account))
    }
    let visitor = Visitor(id: UUID(), language: opening.language, account: opening.account)
    return try .json(
      Session(
        conversationId: conversation(of: visitor).description,
        token: intake.tokens.token(of: visitor)))
  }

  private func message(_ request: Request) async throws -> Accepted {
    let (value, visitor) = try await read(request)
    var message = try Problem.reporting(value) { value throws(FieldProblems) in
      try InboundMessage(webChat: value, from: visitor.peer)
    }
    if message.customer == nil, let language = visitor.language {
      message.customer = Customer(language: language)
    }
    try intake.admit(message.peer)
    return try await intake.write(message, isDelivered: false, request)
  }

  private func ticket(_ request: Request) async throws -> Response {
    let (_, visitor) = try await read(request)
    return try .json(Ticket(ticket: intake.tokens.ticket(of: visitor, at: Date())))
  }

  /// Told at most every other second; what comes more often is passed over.
  private func typing(_ request: Request) async throws -> Response {
    let (_, visitor) = try await read(request)
    await intake.writer.tell(TypingSignal(role: .customer), of: conversation(of: visitor))
    return Response(status: .noContent)
  }

  private func rating(_ request: Request) async throws -> Accepted {
    let (value, visitor) = try await read(request)
    let rating = try Problem.reporting(value) { value throws(FieldProblems) in
      try Rating(reading: value, conversation: conversation(of: visitor))
    }
    return try await intake.write(rating, request)
  }

  private func stream(_ request: Request) throws -> Response {
    let visitor =
      request.query("ticket").flatMap { intake.tokens.redeem(ticket: $0, at: Date()) }
      ?? request.query("token").flatMap { intake.tokens.visitor(token: $0) }
    guard let visitor else { throw Problem.unauthorized }
    let last = request.headers[Self.lastEventID] ?? request.query("lastEventId") ?? ""
    let position = StreamPosition(last)
    if position == nil, !last.isEmpty {
      throw Problem.badField("?lastEventId", "must be the id of an event of this stream")
    }
    return ChatStream(streams: intake.streams, conversation: conversation(of: visitor))
      .response(to: request, after: position)
  }

  /// The body, and the visitor whose token stands in it; 401 without one.
  private func read(_ request: Request) async throws -> (JSONValue, Visitor) {
    let value = try JSONValue(try await request.jsonBytes())
    guard case .object(let members) = value else {
      throw Problem.badRequest(FieldReader(value).problems.map(Problem.Field.init))
    }
    guard case .text(let token)? = members["token"],
      let visitor = intake.tokens.visitor(token: token)
    else { throw Problem.unauthorized }
    return (value, visitor)
  }

  private func conversation(of visitor: Visitor) -> ConversationID {
    visitor.peer.conversation(secret: intake.secret)
  }

  private static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .ifMatch
}
