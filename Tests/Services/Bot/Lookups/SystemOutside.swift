import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A system of the firm's: a real HTTP server in this process, which answers each path as told and keeps what it was
/// asked.
final class SystemOutside: Sendable {
  struct Asked: Sendable {
    var method: String
    var uri: String
    var headers: HTTPFields
    var body: String
  }

  enum Reply: Sendable {
    case json(String)
    case status(Int, headers: HTTPFields = [:])
    /// Nothing within the test's time.
    case silence
    /// The head of an answer, and then nothing.
    case headAlone
    /// The beginning of an answer, and then the connection is closed.
    case half(String)
  }

  private struct BrokenOff: Error {}

  private struct State {
    var replies: [String: Reply] = [:]
    var asked: [Asked] = []
  }

  private let state = Mutex(State())
  let port: Int

  /// Returns once it listens. It ends with the tests' process.
  init() async throws {
    let (ports, listens) = AsyncStream.makeStream(of: Int.self)
    let (answers, answering) = AsyncStream.makeStream(of: SystemOutside.self)
    let waiting = Task { await answers.first { _ in true } }
    let router = Router()
    for method in [HTTPRequest.Method.get, .post] {
      router.on("**", method: method) { request, _ in
        guard let outside = await waiting.value else { return Response(status: .notFound) }
        return try await outside.answer(request)
      }
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { listens.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "outside") { _ in SwiftLogNoOpLogHandler() })
    Task { try await application.run() }
    port = await ports.first { _ in true } ?? 0
    answering.yield(self)
  }

  var address: String { "http://127.0.0.1:\(port)" }
  var asked: [Asked] { state.withLock { $0.asked } }

  func answers(_ path: String, _ reply: Reply) {
    state.withLock { $0.replies[path] = reply }
  }

  private func answer(_ request: Request) async throws -> Response {
    let body = try await request.body.collect(upTo: 100_000)
    let asked = Asked(
      method: request.method.rawValue, uri: request.uri.string, headers: request.headers,
      body: String(buffer: body))
    let reply = state.withLock { state in
      state.asked.append(asked)
      return state.replies[request.uri.path]
    }
    switch reply {
    case .json(let text):
      return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: text)))
    case .status(let code, let headers):
      return Response(status: .init(code: code), headers: headers)
    case .silence:
      try? await Task.sleep(for: .seconds(20))
      return Response(status: .ok)
    case .headAlone:
      return Response(
        status: .ok,
        body: .init { writer in
          try await writer.write(ByteBuffer(string: "{"))
          try? await Task.sleep(for: .seconds(20))
          try await writer.finish(nil)
        })
    case .half(let text):
      return Response(
        status: .ok,
        body: .init { writer in
          try await writer.write(ByteBuffer(string: String(text.prefix(text.count / 2))))
          throw BrokenOff()
        })
    case nil: return Response(status: .notFound)
    }
  }
}
