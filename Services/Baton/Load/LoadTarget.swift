import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Intake, as a channel gateway calls it.
struct LoadTarget: Sendable {
  struct Accepted: Decodable, Sendable {
    var eventId: String
    var conversationId: String
  }

  enum Answer: Sendable {
    case accepted(Accepted)
    /// 429 or 503: not now.
    case later(Duration)
    case refused(String)
  }

  private struct Message: Encodable {
    var channel: String
    var account: String
    var peer: String
    var messageId: String
    var text: String
  }

  var intake: String
  var token: String
  var channel: String
  var account: String

  func send(_ text: String, id: String, from peer: String) async -> Answer {
    do {
      var request = HTTPClientRequest(url: "\(intake)/v1/messages")
      request.method = .POST
      request.headers.add(name: "content-type", value: "application/json")
      request.headers.add(name: "authorization", value: "Bearer \(token)")
      let message = Message(
        channel: channel, account: account, peer: peer, messageId: id, text: text)
      request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(message)))
      let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
      let body = try await response.body.collect(upTo: 1 << 20)
      return try answer(response, Data(body.readableBytesView))
    } catch {
      return .refused("\(error)")
    }
  }

  private func answer(_ response: HTTPClientResponse, _ body: Data) throws -> Answer {
    switch response.status.code {
    case 202: return .accepted(try JSONDecoder().decode(Accepted.self, from: body))
    case 429, 503:
      let seconds = response.headers.first(name: "retry-after").flatMap { Double($0) } ?? 1
      return .later(.seconds(seconds))
    default:
      return .refused(
        "\(response.status.code) \(String(decoding: body, as: UTF8.self).prefix(200))")
    }
  }
}
