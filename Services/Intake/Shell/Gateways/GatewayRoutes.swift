internal import Conversation
internal import Firm
internal import Hummingbird
internal import IntakeCore
internal import Web

/// `POST /v1/...`: what channel gateways call.
struct GatewayRoutes: Sendable {
  let intake: IntakeDesk

  func add(to router: Router<WebContext>) {
    router.post("/v1/messages") { request, _ in try await message(request).response }
    router.post("/v1/csat") { request, _ in try await rating(request).response }
    router.post("/v1/receipts") { request, _ in try await receipt(request).response }
  }

  private func message(_ request: Request) async throws -> Accepted {
    let (caller, value, gateways) = try await read(request)
    let message = try Problem.reporting(value) { value throws(FieldProblems) in
      try InboundMessage(reading: value)
    }
    let (channel, account) = (message.peer.channel, message.peer.account)
    try caller.check(channel, account, gateways)
    try intake.admit(message.peer)
    let isDelivered = gateways[channel, account]?.deliver != nil
    return try await intake.write(message, isDelivered: isDelivered, request)
  }

  private func rating(_ request: Request) async throws -> Accepted {
    let (caller, value, gateways) = try await read(request)
    let rating = try Problem.reporting(value) { value throws(FieldProblems) in
      try Rating(reading: value)
    }
    try check(caller, rating.conversation, gateways)
    return try await intake.write(rating, request)
  }

  private func receipt(_ request: Request) async throws -> Accepted {
    let (caller, value, gateways) = try await read(request)
    let receipt = try Problem.reporting(value) { value throws(FieldProblems) in
      try Receipt(reading: value)
    }
    guard let conversation = intake.streams.conversation(ofSent: receipt.message) else {
      throw Problem.notFound("No message with this eventId went through a gateway of late.")
    }
    try check(caller, conversation, gateways)
    return try await intake.write(receipt, in: conversation, request)
  }

  private func read(_ request: Request) async throws -> (Caller, JSONValue, Gateways) {
    let bytes = try await request.jsonBytes()
    let gateways = intake.firm.current.gateways
    return (try Caller(request, body: bytes, gateways), try JSONValue(bytes), gateways)
  }

  /// The conversation is known, and is of the caller's gateway.
  private func check(
    _ caller: Caller, _ conversation: ConversationID, _ gateways: Gateways
  ) throws(Problem) {
    guard let source = intake.streams.source(of: conversation) else {
      throw .notFound("There is no such conversation.")
    }
    try caller.check(source.channel, source.account, gateways)
  }
}
