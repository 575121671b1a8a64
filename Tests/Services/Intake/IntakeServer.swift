import AsyncHTTPClient
import Conversation
import Firm
import Foundation
import Hummingbird
import IntakeDoor
import Kafka
import LogRuntime
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import SystemTesting
import Web

@testable import Intake

/// A real intake in this process, on a real broker.
struct IntakeServer: Sendable {
  static let token = "a-token-of-the-app"
  static let firmToken = "the-token-of-the-firm"
  static let signingSecret = "whsec_ZGVtby1vbmx5LWRvLW5vdC11c2UtdGhpcy1rZXk="

  var port: Int
  var appender: Appender
  var topics: Topics
  var broker: TestBroker

  /// Runs `body` against an intake that has caught up.
  static func run(
    perPeer: RateLimits.Rate = .init(perSecond: 1_000, burst: 1_000), refusalFile: URL? = nil,
    patience: Duration = .seconds(10),
    _ body: @escaping @Sendable (IntakeServer) async throws -> Void
  ) async throws {
    try await withBroker(topics: [NewTopic("conversations", partitions: 3)]) { broker in
      let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      let settings = LogSettings(
        client: broker.configuration(), topics: Topics(prefix: broker.prefix))
      let appender = try Appender(settings, logger: logger)
      try await LogOpening.write(settings.topics.conversations, partitions: 3, by: appender)
      let streams = ChatStreams()
      let secret = Array("a secret of this test".utf8)
      let desk = IntakeDesk(
        secret: secret, firm: try HotReload(watching: []) { firm(perPeer) },
        tokens: ChatTokens(secret: secret), streams: streams,
        writer: LogWriter(appender, settings.topics, patience: patience),
        refusalFile: refusalFile, logger: logger)
      let tail = Tail(
        settings,
        TailOptions(name: "intake", topic: settings.topics.conversations, restoringLike: nil),
        logger: logger
      ) { ChatFollower(streams: streams) }
      let (ports, listens) = AsyncStream.makeStream(of: Int.self)
      let application = Application(
        router: try WebRouter.intake(desk),
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { listens.yield($0.localAddress?.port ?? 0) }, logger: logger)
      let group = ServiceGroup(
        services: [appender, tail, application, Heartbeat(streams: streams)], logger: logger)
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        tasks.addTask {
          let port = await ports.first { _ in true } ?? 0
          try await body(
            IntakeServer(
              port: port, appender: appender, topics: settings.topics, broker: broker))
          await group.triggerGracefulShutdown()
        }
        do {
          try await tasks.waitForAll()
        } catch {
          await group.triggerGracefulShutdown()
          throw error
        }
      }
    }
  }

  private static func firm(_ perPeer: RateLimits.Rate) -> Firm {
    var limits = RateLimits()
    limits.perPeer = perPeer
    let gateways = Gateways(
      [
        Gateway(channel: "app", account: "cn", inbound: .token(Secret(token))),
        Gateway(channel: "bank", account: "cn", inbound: .signature(Secret(signingSecret))),
      ], gatewayToken: Secret(firmToken), limits: limits)
    return Firm(
      teams: [], policy: Policy(defaultTeam: "care", defaultQueue: "general"), gateways: gateways)
  }

  // MARK: Calling it

  struct Answer {
    var status: Int
    var headers: [String: String]
    var json: [String: Any]

    var pointers: [String] {
      (json["errors"] as? [[String: Any]] ?? []).compactMap { $0["pointer"] as? String }
    }

    subscript(name: String) -> String? { json[name].map { "\($0)" } }
  }

  func post(
    _ path: String, _ body: [String: any Sendable], token: String? = Self.token,
    headers: [String: String] = [:]
  ) async throws -> Answer {
    let bytes = try JSONSerialization.data(withJSONObject: body)
    return try await post(path, raw: Array(bytes), token: token, headers: headers)
  }

  func post(
    _ path: String, raw: [UInt8], token: String? = Self.token, headers: [String: String] = [:]
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
    request.body = .bytes(raw)
    return try await execute(request)
  }

  func get(_ path: String) async throws -> Answer {
    try await execute(HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)"))
  }

  private func execute(_ request: HTTPClientRequest) async throws -> Answer {
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
    let data = Data(try await response.body.collect(upTo: 1 << 20).readableBytesView)
    return Answer(
      status: Int(response.status.code),
      headers: Dictionary(
        response.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 }),
      json: (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:])
  }

  /// Reads a chat's stream from its beginning, or after an id, until `isEnough`.
  func stream(
    token: String, after id: String? = nil, until isEnough: ([StreamEvent]) -> Bool
  ) async throws -> [StreamEvent] {
    let ticket = try await post("/webchat/tickets", ["token": token], token: nil)["ticket"] ?? ""
    var request = HTTPClientRequest(
      url: "http://127.0.0.1:\(port)/webchat/stream?ticket=\(ticket)")
    if let id { request.headers.add(name: "Last-Event-ID", value: id) }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    var events: [StreamEvent] = []
    var rest = ""
    for try await buffer in response.body {
      rest += String(buffer: buffer)
      while let end = rest.range(of: "\n\n") {
        if let event = StreamEvent(String(rest[..<end.lowerBound])) { events.append(event) }
        rest = String(rest[end.upperBound...])
      }
      if isEnough(events) { break }
    }
    return events
  }

  struct StreamEvent {
    var id: String?
    var name: String
    var data: [String: Any]

    /// Nil for a comment, or a retry time.
    init?(_ text: String) {
      var fields: [String: String] = [:]
      for line in text.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { fields[String(parts[0])] = parts[1].trimmingPrefix(" ").description }
      }
      guard let name = fields["event"], let data = fields["data"] else { return nil }
      self.name = name
      id = fields["id"]
      let json = try? JSONSerialization.jsonObject(with: Data(data.utf8))
      self.data = json as? [String: Any] ?? [:]
    }
  }
}
