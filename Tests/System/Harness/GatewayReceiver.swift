import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization
import Web

/// Channel gateways: a real HTTP server in this process that keeps every post, and answers each
/// gateway's as told, 200 where nothing is told. A gateway is a path: `/NAME`.
final class GatewayReceiver: Sendable {
  /// What was posted to a gateway.
  struct Post: Sendable {
    var gateway: String
    var headers: HTTPFields
    var body: [UInt8]
    var at: ContinuousClock.Instant

    var webhookID: String? { headers[StandardWebhook.idHeader] }

    /// What was delivered: `text`, `sequence`, `conversationId` and others, as text.
    subscript(field: String) -> String? {
      let json = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
      return (json?["data"] as? [String: Any])?[field].map { "\($0)" }
    }
  }

  enum Reply: Sendable {
    case status(Int, headers: HTTPFields = [:])
    /// Nothing until `release`, then 200.
    case held
  }

  private struct State {
    var posts: [Post] = []
    var replies: [String: [Reply]] = [:]
    var held: [String: [CheckedContinuation<Void, Never>]] = [:]
    /// Told of every post.
    var watchers: [UUID: AsyncStream<Void>.Continuation] = [:]
  }

  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private let state = Mutex(State())
  private let port = Mutex(0)

  /// Returns once it listens. It ends with the tests' process.
  static func start() async throws -> GatewayReceiver {
    let receiver = GatewayReceiver()
    let (ports, listens) = AsyncStream.makeStream(of: Int.self)
    let router = Router()
    router.post("/:gateway") { request, context in
      try await receiver.take(request, for: context.parameters.get("gateway") ?? "")
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { listens.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "gateway") { _ in SwiftLogNoOpLogHandler() })
    Task { try await application.run() }
    let port = await ports.first { _ in true } ?? 0
    receiver.port.withLock { $0 = port }
    return receiver
  }

  private init() {}

  func url(of gateway: String) -> String { "http://127.0.0.1:\(port.withLock { $0 })/\(gateway)" }

  /// A file for `--gateways` with the web chat and these as channels, each with the account `cn` and a
  /// callback here.
  func gatewaysFile(_ gateways: [String]) throws -> URL {
    let entries = gateways.map { name in
      """
        - channel: \(name)
          account: cn
          deliver: {url: "\(url(of: name))", secret: \(Self.secret), allowPrivate: true}
      """
    }
    let text = """
      gatewayToken: demo-gateway-token
      limits:
        perPeer: {perSecond: 100, burst: 1000}
      gateways:
        - channel: webchat
          account: web
      \(entries.joined(separator: "\n"))
      """
    let file = FileManager.default.temporaryDirectory.appending(
      path: "gateways-\(UUID().uuidString).yaml")
    try Data(text.utf8).write(to: file)
    return file
  }

  /// What the gateway answers to its next posts, one after the other.
  func answer(_ gateway: String, _ replies: Reply...) {
    state.withLock { $0.replies[gateway, default: []] += replies }
  }

  /// Answers what is held.
  func release(_ gateway: String) {
    let held = state.withLock { $0.held.removeValue(forKey: gateway) } ?? []
    for continuation in held { continuation.resume() }
  }

  /// The posts to a gateway so far.
  func posts(to gateway: String) -> [Post] {
    state.withLock { $0.posts.filter { $0.gateway == gateway } }
  }

  /// The first posts to a gateway, once there are so many.
  func posts(
    to gateway: String, count: Int, within limit: Duration = .seconds(40)
  ) async throws -> [Post] {
    let (arrivals, watcher) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let id = UUID()
    state.withLock { $0.watchers[id] = watcher }
    defer { state.withLock { $0.watchers[id] = nil } }
    let timer = Task {
      try await Task.sleep(for: limit)
      watcher.finish()
    }
    defer { timer.cancel() }
    // What came before counts too.
    watcher.yield()
    for await _ in arrivals {
      let posts = posts(to: gateway)
      if posts.count >= count { return Array(posts.prefix(count)) }
    }
    throw HarnessError("\(gateway) got \(posts(to: gateway).count) posts of \(count) in \(limit)")
  }

  private func take(_ request: Request, for gateway: String) async throws -> Response {
    let body = Array(try await request.body.collect(upTo: 1 << 20).readableBytesView)
    let post = Post(gateway: gateway, headers: request.headers, body: body, at: .now)
    let reply = state.withLock { state -> Reply? in
      state.posts.append(post)
      for watcher in state.watchers.values { watcher.yield() }
      guard state.replies[gateway]?.isEmpty == false else { return nil }
      return state.replies[gateway]?.removeFirst()
    }
    switch reply {
    case .status(let code, let headers):
      return Response(status: .init(code: code), headers: headers)
    case .held:
      await withCheckedContinuation { continuation in
        state.withLock { $0.held[gateway, default: []].append(continuation) }
      }
      return Response(status: .ok)
    case nil: return Response(status: .ok)
    }
  }
}
