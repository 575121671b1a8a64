import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The client side of the public contracts: JSON over HTTP, and server-sent events.
final class HTTP: Sendable {
  struct Answer: @unchecked Sendable {
    var status: Int
    /// Decoded JSON: immutable Foundation values.
    var json: Any?
    var text: String
    var headers: HTTPHeaders

    subscript(path: String...) -> Any? {
      path.reduce(json) { ($0 as? [String: Any])?[$1] }
    }

    func string(_ key: String) -> String? { self[key] as? String }

    var isAccepted: Bool { (200..<300).contains(status) }
  }

  /// One for the whole process, with room for many streams to one server.
  private static let shared: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1_000
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  private var client: HTTPClient { Self.shared }
  private let patience: TimeAmount

  /// - Parameter patience: how long an answer may take, but for a stream's.
  init(patience: Duration = .seconds(30)) {
    self.patience = TimeAmount(patience)
  }

  func get(_ url: String, token: String? = nil) async throws -> Answer {
    try await send(.GET, url, nil, token: token)
  }

  func post(
    _ url: String, _ body: [String: Any?], token: String? = nil
  ) async throws -> Answer {
    let body = body.mapValues { $0 ?? NSNull() }
    return try await send(
      .POST, url, try JSONSerialization.data(withJSONObject: body), token: token)
  }

  func put(_ url: String, _ body: [String: Any], token: String) async throws -> Answer {
    try await send(.PUT, url, try JSONSerialization.data(withJSONObject: body), token: token)
  }

  func send(
    _ method: HTTPMethod, _ url: String, _ body: Data?, token: String? = nil,
    type: String = "application/json"
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: url)
    request.method = method
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    if let body {
      request.headers.add(name: "content-type", value: type)
      request.body = .bytes(ByteBuffer(bytes: body))
    }
    let response = try await client.execute(request, timeout: patience)
    let bytes = Data(try await response.body.collect(upTo: 8 << 20).readableBytesView)
    return Answer(
      status: Int(response.status.code),
      json: try? JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed),
      text: String(decoding: bytes, as: UTF8.self), headers: response.headers)
  }

  /// Asks again until the answer is 200, for two minutes at most.
  func untilOK(_ url: String) async throws { try await until(200, url) }

  /// Asks again until the answer has that status, for two minutes at most.
  ///
  /// - Parameter words: what the answer must contain.
  @discardableResult
  func until(_ status: Int, _ url: String, saying words: String = "") async throws -> String {
    let deadline = ContinuousClock.now.advanced(by: .seconds(120))
    while ContinuousClock.now < deadline {
      if let answer = try? await get(url), answer.status == status,
        words.isEmpty || answer.text.contains(words)
      {
        return answer.text
      }
      try await ContinuousClock().sleep(until: .now.advanced(by: .milliseconds(50)))
    }
    throw HarnessError("\(url) did not answer \(status) \(words) in two minutes")
  }

  /// The events of a stream, from now on.
  func events(_ url: String, token: String? = nil, lastEventID: String? = nil) async throws
    -> EventStream
  {
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "accept", value: "text/event-stream")
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    if let lastEventID { request.headers.add(name: "last-event-id", value: lastEventID) }
    let response = try await client.execute(request, timeout: .minutes(5))
    guard response.status == .ok else {
      let bytes = try await response.body.collect(upTo: 1 << 20)
      throw HarnessError("\(url): \(response.status.code) \(String(buffer: bytes))")
    }
    return EventStream(response.body)
  }
}
