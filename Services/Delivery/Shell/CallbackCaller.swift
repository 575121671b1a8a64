import AsyncHTTPClient
import Conversation
import DeliveryCore
import Firm
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import Outbound
import Web

/// Posts messages to gateways, signed by Standard Webhooks.
struct CallbackCaller: Sendable {
  private static let timeLimit = TimeAmount.seconds(15)
  /// More of an answer is not read; nothing of it is used.
  private static let answerLimit = 64 * 1024

  let clients: OutboundClients

  /// Makes one try. Never throws: whatever happens is a result.
  func call(_ callback: Gateway.Callback, with attempt: Attempt) async -> AttemptResult {
    do {
      let request = try request(callback, attempt)
      let client = try await clients.client(
        for: callback.url, allowPrivate: callback.allowPrivate)
      let response = try await client.execute(request, timeout: Self.timeLimit)
      _ = try? await response.body.collect(upTo: Self.answerLimit)
      let wait = RetryAfter.milliseconds(
        response.headers.first(name: "retry-after"), now: Date())
      return .answered(status: UInt32(response.status.code), retryAfter: wait)
    } catch OutboundClients.Refusal.forbidden(let reason) {
      return .forbidden(reason: reason)
    } catch OutboundClients.Refusal.unresolved(let reason) {
      return .unreachable(reason: reason)
    } catch let error as Unsignable {
      return .forbidden(reason: error.description)
    } catch {
      return .unreachable(reason: Self.words(for: error))
    }
  }

  private struct Unsignable: Error, CustomStringConvertible {
    var description: String { "the gateway's secret is not a whsec_ one" }
  }

  private func request(
    _ callback: Gateway.Callback, _ attempt: Attempt
  ) throws -> HTTPClientRequest {
    guard let webhook = StandardWebhook(secret: callback.secret.revealed) else {
      throw Unsignable()
    }
    let body = try WebhookBody(attempt.message).bytes()
    var request = HTTPClientRequest(url: callback.url)
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    request.headers.add(name: "user-agent", value: "baton-delivery/1")
    let now = Int64(Date().timeIntervalSince1970)
    let id = attempt.message.eventID.description
    for field in webhook.headers(id: id, timestamp: now, body: body) {
      request.headers.add(name: field.name.rawName, value: field.value)
    }
    request.body = .bytes(ByteBuffer(bytes: body))
    return request
  }

  /// Without addresses or payloads: it goes into the log for all to read.
  private static func words(for error: any Error) -> String {
    switch error as? HTTPClientError {
    case .deadlineExceeded, .readTimeout, .requestStreamCancelled: "no answer within 15 s"
    case .connectTimeout: "no connection within 10 s"
    case .remoteConnectionClosed: "the connection was closed"
    case let known?: known.shortDescription
    case nil: "\(type(of: error))"
    }
  }
}
