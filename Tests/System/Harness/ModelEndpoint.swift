import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// A language model's endpoint: a real HTTP server in this process that speaks chat completions. It answers with the first
/// sentence of the first passage that it is given, or with the status that it is told to.
final class ModelEndpoint: Sendable {
  private struct State {
    var asked: [String] = []
    var status = 200
  }

  private let state = Mutex(State())
  private let port = Mutex(0)

  /// Returns once it listens. It ends with the tests' process.
  static func start() async throws -> ModelEndpoint {
    let endpoint = ModelEndpoint()
    let (ports, listens) = AsyncStream.makeStream(of: Int.self)
    let router = Router()
    router.post("/v1/chat/completions") { request, _ in try await endpoint.complete(request) }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { listens.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "model") { _ in SwiftLogNoOpLogHandler() })
    Task { try await application.run() }
    let port = await ports.first { _ in true } ?? 0
    endpoint.port.withLock { $0 = port }
    return endpoint
  }

  private init() {}

  var url: String { "http://127.0.0.1:\(port.withLock { $0 })/v1" }
  /// The bodies of all requests.
  var asked: [String] { state.withLock { $0.asked } }

  func answers(status: Int) {
    state.withLock { $0.status = status }
  }

  private func complete(_ request: Request) async throws -> Response {
    let body = Data(try await request.body.collect(upTo: 1 << 20).readableBytesView)
    let status = state.withLock { state in
      state.asked.append(String(decoding: body, as: UTF8.self))
      return state.status
    }
    guard status == 200, let content = try Self.reply(to: body) else {
      return Response(status: .init(code: status))
    }
    let completion: [String: Any] = [
      "model": "first-sentence",
      "choices": [
        ["finish_reason": "stop", "message": ["role": "assistant", "content": content]]
      ],
    ]
    let data = try JSONSerialization.data(withJSONObject: completion)
    return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }

  private static func reply(to body: Data) throws -> String? {
    guard let request = try JSONSerialization.jsonObject(with: body) as? [String: Any],
      let messages = request["messages"] as? [[String: String]],
      let user = messages.last?["content"],
      let data = try JSONSerialization.jsonObject(
        with: Data(user.dropFirst("<data>\n".count).dropLast("\n</data>".count).utf8))
        as? [String: Any]
    else { return nil }
    if let task = data["task"] as? String, let text = data["text"] as? String {
      // Of a text that somebody writes, it gives back the same with the task before it.
      let written = ["text": "\(task): \(text)"]
      return String(decoding: try JSONSerialization.data(withJSONObject: written), as: UTF8.self)
    }
    guard
      let passage = (data["passages"] as? [[String: String]])?.first, let text = passage["text"]
    else { return nil }
    let sentence = text.prefix { $0 != "." && $0 != "。" }
    let reply: [String: Any] = [
      "action": "answer", "text": String(sentence), "confidence": 0.95,
      "citations": [["articleId": passage["articleId"] ?? "", "quote": String(sentence)]],
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: reply), as: UTF8.self)
  }
}
