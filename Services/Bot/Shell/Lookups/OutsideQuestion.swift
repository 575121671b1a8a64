internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Outbound
internal import Web

/// One call to a system outside as it goes out, and how its answer is read.
protocol OutsideQuestion: Sendable {
  /// From beginning to end.
  var timeout: Duration { get }
  /// Whether plain HTTP, and private and loopback addresses, are accepted.
  var allowPrivate: Bool { get }
  /// What keeps it from being asked; nil for nothing.
  var hindrance: String? { get }

  /// Nil where something that it names is not known.
  func outgoing() -> HTTPClientRequest?
  func answer(_ response: HTTPClientResponse) async throws -> LookupAnswer
}

extension OutsideQuestion {
  /// Never throws: whatever happens is an answer.
  func ask(_ clients: OutboundClients) async -> LookupAnswer {
    if let hindrance { return .notAsked(hindrance) }
    guard let outgoing = outgoing() else {
      return .notAsked("something that the request names is not known")
    }
    do {
      let client = try await clients.client(for: outgoing.url, allowPrivate: allowPrivate)
      let response = try await client.execute(outgoing, timeout: .init(timeout))
      return try await answer(response)
    } catch OutboundClients.Refusal.forbidden(let reason) {
      return .notAsked(reason)
    } catch OutboundClients.Refusal.unresolved {
      return .fault("its name has no address")
    } catch is NIOTooManyBytesError {
      return .fault("the answer is too long")
    } catch is DecodingError {
      return .fault("the answer is no JSON")
    } catch {
      return .fault(Self.words(for: error))
    }
  }

  /// A system that is not well, and how long it wants to be left alone.
  func unwell(_ response: HTTPClientResponse) -> LookupAnswer {
    let wait = RetryAfter.milliseconds(
      response.headers.first(name: "retry-after"), now: Date())
    return .fault("HTTP \(response.status.code)", wait: wait == 0 ? nil : Int64(wait))
  }

  /// Without addresses: it goes into the log for all to read.
  private static func words(for error: any Error) -> String {
    switch error as? HTTPClientError {
    case .deadlineExceeded, .readTimeout, .connectTimeout, .cancelled: "no answer in time"
    case .remoteConnectionClosed: "the connection was closed"
    case let known?: known.shortDescription
    case nil: "no connection (\(type(of: error)))"
    }
  }
}
