import Foundation

/// A customer of a channel gateway: writes through `POST /v1/messages`.
final class GatewayCustomer: Sendable {
  let channel: String
  let peer = UUID().uuidString
  private let baton: BatonUp

  init(_ baton: BatonUp, channel: String) {
    self.baton = baton
    self.channel = channel
  }

  /// Gives the conversation's id, once the message is durable.
  @discardableResult
  func say(_ text: String, id: String = UUID().uuidString) async throws -> String {
    let answer = try await post(text, id: id)
    guard answer.status == 202, let conversation = answer.string("conversationId") else {
      throw HarnessError("not accepted: \(answer.status) \(answer.text)")
    }
    return conversation
  }

  /// - Parameter attributes: what else is told of the customer.
  func post(
    _ text: String, id: String = UUID().uuidString, attributes: [String: String] = [:]
  ) async throws -> HTTP.Answer {
    let ready = try baton.ready
    return try await baton.http.post(
      "\(ready.intake)/v1/messages",
      [
        "channel": channel, "account": "cn", "peer": peer, "messageId": id, "text": text,
        "customer": ["language": "en", "attributes": attributes],
      ], token: ready.gatewayToken)
  }
}
