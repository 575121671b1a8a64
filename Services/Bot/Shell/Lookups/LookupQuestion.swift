internal import AsyncHTTPClient
internal import BotCore
internal import Conversation
internal import Firm
internal import Foundation
internal import Lookups
internal import NIOCore
internal import NIOHTTP1

/// One call to a connector, or to the system that knows who customers are.
struct LookupQuestion: OutsideQuestion {
  /// More of an answer is not read.
  private static let answerLimit = 64 * 1_024

  private let request: ConnectorRequest
  private let call: LookupCall
  private let reading: Reading

  private enum Reading: Sendable {
    case fields(of: Connector)
    /// A code was sent.
    case sent(IdentityCheck)
    /// A code was checked.
    case checked(IdentityCheck)
  }

  /// Nil where the firm's files describe no such call.
  init?(_ call: LookupCall, _ connectors: Connectors) {
    self.call = call
    switch call.subject {
    case .connector(let id):
      guard let connector = connectors[id] else { return nil }
      (request, reading) = (connector.request, .fields(of: connector))
    case .sendCode:
      guard let identity = connectors.identity else { return nil }
      (request, reading) = (identity.send, .sent(identity))
    case .checkCode:
      guard let identity = connectors.identity else { return nil }
      (request, reading) = (identity.check, .checked(identity))
    case .languageModel: return nil
    }
  }

  var timeout: Duration { request.timeout }
  var allowPrivate: Bool { request.allowPrivate }

  var hindrance: String? {
    request.missing.first.map { "the variable \($0) is not set" }
  }

  func outgoing() -> HTTPClientRequest? {
    guard let url = request.url.address(call.values) else { return nil }
    var outgoing = HTTPClientRequest(url: url)
    outgoing.method = request.method == .get ? .GET : .POST
    outgoing.headers.add(name: "accept", value: "application/json")
    outgoing.headers.add(name: "user-agent", value: "baton-bot/1")
    for header in request.headers {
      outgoing.headers.replaceOrAdd(name: header.name, value: header.value.revealed)
    }
    if request.method == .post {
      outgoing.headers.replaceOrAdd(name: "idempotency-key", value: call.idempotencyKey.description)
    }
    guard !request.body.isEmpty else { return outgoing }
    var body: [String: String] = [:]
    for (name, text) in request.body {
      guard let filled = text.filled(call.values) else { return nil }
      body[name] = filled
    }
    guard let bytes = try? JSONEncoder().encode(body) else { return nil }
    outgoing.headers.replaceOrAdd(name: "content-type", value: "application/json")
    outgoing.body = .bytes(ByteBuffer(bytes: bytes))
    return outgoing
  }

  func answer(_ response: HTTPClientResponse) async throws -> LookupAnswer {
    let status = response.status.code
    switch status {
    case 200..<300:
      let body = try await response.body.collect(upTo: Self.answerLimit)
      return try answer(Data(body.readableBytesView))
    case 404:
      if case .checked = reading { return .outcome(.refused) }
      return .outcome(.notFound)
    case 300..<400: return .fault("a redirect, which is not followed")
    case 429, 500...: return unwell(response)
    case 400, 403, 409, 410, 422:
      if case .checked = reading { return .outcome(.refused) }
      return .outcome(.failed("HTTP \(status)"))
    default: return .outcome(.failed("HTTP \(status)"))
    }
  }

  private func answer(_ body: Data) throws -> LookupAnswer {
    if case .sent = reading, body.isEmpty { return .outcome(.found(LookupFields())) }
    let value = try JSONDecoder().decode(OutsideValue.self, from: body)
    switch reading {
    case .fields(let connector):
      let fields = LookupFields(connector.wanted, of: value)
      guard connector.answer.en.text(fields, named: call.values, .english) != nil else {
        return .fault("the answer lacks a field")
      }
      return .outcome(.found(fields))
    case .sent(let identity):
      return .outcome(
        .found(LookupFields(identity.sent.en.wanted + identity.sent.zh.wanted, of: value)))
    case .checked(let identity):
      guard case .text(let customer)? = value[identity.customer] else {
        return .fault("the answer names no customer")
      }
      var fields = LookupFields()
      fields.add("customer", customer)
      return .outcome(.found(fields))
    }
  }
}
