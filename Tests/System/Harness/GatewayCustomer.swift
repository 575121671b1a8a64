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
    let ready = try baton.ready
    let answer = try await baton.http.post(
      "\(ready.intake)/v1/messages",
      [
        "channel": channel, "account": "cn", "peer": peer, "messageId": id, "text": text,
        "customer": ["language": "en"],
      ], token: ready.gatewayToken)
    guard answer.status == 202, let conversation = answer.string("conversationId") else {
      throw HarnessError("not accepted: \(answer.status) \(answer.text)")
    }
    return conversation
  }
}
