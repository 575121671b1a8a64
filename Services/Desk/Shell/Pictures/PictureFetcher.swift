import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Outbound

/// Fetches customers' pictures, so that no agent's browser ever calls an address that a customer chose.
struct PictureFetcher: Sendable {
  enum Outcome: Sendable {
    case picture([UInt8], PictureKind)
    /// Why there is none, for a person.
    case none(String)
  }

  /// More is not read.
  static let limit = 8 * 1_024 * 1_024
  private static let timeout = TimeAmount.seconds(10)
  private let clients: OutboundClients

  init(clients: OutboundClients = OutboundClients()) {
    self.clients = clients
  }

  /// Never throws: whatever happens is an outcome.
  ///
  /// - Parameter allowPrivate: whether plain HTTP, and private and loopback addresses, are accepted.
  func fetch(_ url: String, allowPrivate: Bool) async -> Outcome {
    do {
      let client = try await clients.client(for: url, allowPrivate: allowPrivate)
      var request = HTTPClientRequest(url: url)
      request.headers.add(name: "accept", value: "image/png, image/jpeg, image/gif, image/webp")
      request.headers.add(name: "user-agent", value: "baton-desk/1")
      let response = try await client.execute(request, timeout: Self.timeout)
      guard response.status == .ok else {
        return .none("its address answered \(response.status.code)")
      }
      let body = try await response.body.collect(upTo: Self.limit)
      let bytes = Array(body.readableBytesView)
      guard let kind = PictureKind(bytes) else { return .none("it is no picture") }
      return .picture(bytes, kind)
    } catch OutboundClients.Refusal.forbidden(let reason) {
      return .none(reason)
    } catch is NIOTooManyBytesError {
      return .none("it is larger than \(Self.limit / 1_048_576) MiB")
    } catch {
      return .none("its address did not answer")
    }
  }
}
