import Conversation
import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing
import Understanding

@testable import Desk
@testable import Firm

@Suite(.timeLimit(.minutes(2))) struct WritingTests {
  private static let path = "/v1/conversations/\(Script.conversation)"

  /// Speaks chat completions: gives back what it is told to make of the text it is asked about.
  private final class Endpoint: Sendable {
    let asked = Mutex<[String]>([])
    let reply = Mutex<@Sendable (String) -> String>({ $0.uppercased() })

    /// Runs as long as `body` does, with the address of its API.
    func run(_ body: @Sendable @escaping (_ url: String) async throws -> Void) async throws {
      let router = Router()
      router.post("/v1/chat/completions") { request, _ in try await self.complete(request) }
      let (ports, listens) = AsyncStream.makeStream(of: Int.self)
      let application = Application(
        router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { listens.yield($0.localAddress?.port ?? 0) },
        logger: Logger(label: "model") { _ in SwiftLogNoOpLogHandler() })
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        group.addTask {
          let port = await ports.first { _ in true } ?? 0
          try await body("http://127.0.0.1:\(port)/v1")
        }
        try await group.next()
        group.cancelAll()
      }
    }

    private func complete(_ request: Request) async throws -> Response {
      let body = Data(try await request.body.collect(upTo: 1 << 20).readableBytesView)
      let text = try #require(Self.text(in: body))
      asked.withLock { $0.append(String(decoding: body, as: UTF8.self)) }
      let written = reply.withLock { $0 }(text)
      let content = String(decoding: try JSONEncoder().encode(["text": written]), as: UTF8.self)
      let answer: [String: Any] = [
        "choices": [["finish_reason": "stop", "message": ["content": content]]]
      ]
      let data = try JSONSerialization.data(withJSONObject: answer)
      return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    private static func text(in body: Data) -> String? {
      let request = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
      let user = (request?["messages"] as? [[String: String]])?.last?["content"]
      let json = user?.dropFirst("<data>\n".count).dropLast("\n</data>".count)
      let data = try? JSONSerialization.jsonObject(with: Data((json ?? "").utf8))
      return (data as? [String: Any])?["text"] as? String
    }
  }

  private static func firm(_ url: String) -> Firm {
    var firm = Firm.small
    firm.connectors.languageModel = LanguageModel(
      url: url, model: "small", key: nil, occasion: .unsure, timeout: .seconds(5),
      leastConfidence: 0.7, callsPerSession: 8, tokens: 600, allowPrivate: true, missing: [])
    return firm
  }

  /// Mei holds a conversation whose customer wrote in Chinese.
  private static func withMei(
    _ endpoint: Endpoint,
    _ body: @Sendable @escaping (RunningDesk, _ mei: String) async throws -> Void
  ) async throws {
    var script = Script()
    let message = try script.customer("我的订单20031到哪了")
    _ = try script.handOver([message])
    try await endpoint.run { [script] url in
      try await withDesk(firm: firm(url)) { desk in
        try await desk.append(script)
        let mei = try await desk.signIn("mei")
        _ = try await desk.call("POST", "\(path)/take", #"{"commandId":"t"}"#, token: mei)
        try await body(desk, mei)
      }
    }
  }

  @Test("A draft is rewritten without its numbers leaving the house, and with them again")
  func rewritten() async throws {
    let endpoint = Endpoint()
    try await Self.withMei(endpoint) { desk, mei in
      #expect(try await desk.call("GET", "/v1/me", token: mei)["writing.0"] == "friendlier")
      let answer = try await desk.call(
        "POST", "\(Self.path)/writing",
        #"{"task":"friendlier","text":"order 20031, mail li@example.com"}"#, token: mei)
      #expect(answer["text"] == "ORDER 20031, MAIL li@example.com", "\(answer.text)")
      #expect(answer["version"] == "small, writing 1")
      let asked = try #require(endpoint.asked.withLock { $0.last })
      #expect(!asked.contains("20031") && !asked.contains("example.com"))
      #expect(asked.contains("[#1]") && asked.contains("friendlier"))
    }
  }

  @Test(
    "What changes a number is not shown; a shorter text may leave one out",
    arguments: [
      ("99999", "friendlier", 502), ("99999", "shorter", 502), ("it", "shorter", 200),
      ("it", "friendlier", 502),
    ])
  func changed(_ other: String, _ task: String, _ status: Int) async throws {
    let endpoint = Endpoint()
    endpoint.reply.withLock { $0 = { $0.replacing("[#1]", with: other) } }
    try await Self.withMei(endpoint) { desk, mei in
      let answer = try await desk.call(
        "POST", "\(Self.path)/writing", #"{"task":"\#(task)","text":"order 20031"}"#, token: mei)
      #expect(answer.status == status, "\(task): \(answer.text)")
    }
  }

  @Test("A customer's message is translated for whoever sees it, a draft only for who holds it")
  func translated() async throws {
    let endpoint = Endpoint()
    endpoint.reply.withLock { $0 = { "Where is \($0.filter { "[#1]".contains($0) })?" } }
    try await Self.withMei(endpoint) { desk, mei in
      let tom = try await desk.signIn("tom")
      let detail = try await desk.call("GET", Self.path, token: tom)
      let message = try #require(detail["messages.0.eventId"])
      let answer = try await desk.call(
        "POST", "\(Self.path)/writing", #"{"task":"translate","messageId":"\#(message)"}"#,
        token: tom)
      #expect(answer["text"] == "Where is 20031?", "\(answer.text)")
      #expect(endpoint.asked.withLock { $0.last }?.contains("into English") == true)
      let draft = #"{"task":"translate","text":"On its way"}"#
      let theirs = try await desk.call("POST", "\(Self.path)/writing", draft, token: tom)
      #expect(theirs.status == 409)
      let mine = try await desk.call("POST", "\(Self.path)/writing", draft, token: mei)
      #expect(mine.status == 200)
    }
  }

  @Test("What was written is told with what is sent, and with what was shown")
  func told() async throws {
    let endpoint = Endpoint()
    try await Self.withMei(endpoint) { desk, mei in
      let sent = try await desk.call(
        "POST", "\(Self.path)/messages",
        #"{"commandId":"m","text":"x","assistance":[{"task":"shorter","version":"v","edited":true}]}"#,
        token: mei)
      #expect(sent.status == 202, "\(sent.text)")
      let detail = try await desk.call("GET", Self.path, token: mei)
      #expect(detail["messages.1.assistance.0"] == "shorter")
      let hash = try #require(detail["chainHash"])
      let told = try await desk.call(
        "POST", "\(Self.path)/acknowledge",
        #"{"throughSeq":2,"chainHash":"\#(hash)","assisted":[{"task":"shorter","version":"v"}]}"#,
        token: mei)
      #expect(told.status == 200, "\(told.text)")
    }
  }

  @Test("A firm without a language model offers nothing, and says so")
  func none() async throws {
    var script = Script()
    try script.customer("hello")
    try await withDesk { [script] desk in
      try await desk.append(script)
      let ann = try await desk.signIn("ann")
      _ = try await desk.call("POST", "\(Self.path)/take", #"{"commandId":"t"}"#, token: ann)
      #expect(try await desk.call("GET", "/v1/me", token: ann)["writing.0"] == nil)
      let answer = try await desk.call(
        "POST", "\(Self.path)/writing", #"{"task":"shorter","text":"x"}"#, token: ann)
      #expect(answer.status == 409, "\(answer.text)")
    }
  }

  @Test("Marks stand for private words, and give them back")
  func marks() {
    let kept = PrivateWords.kept(of: "call 138-0013-8000 or mail a@b.cn")
    #expect(kept.masked == "call [#2] or mail [#1]")
    #expect(
      kept.restored(in: "mail [#1], call [#2]", mayLack: false) == "mail a@b.cn, call 138-0013-8000"
    )
    #expect(kept.restored(in: "mail [#1]", mayLack: false) == nil)
    #expect(kept.restored(in: "mail [#1]", mayLack: true) == "mail a@b.cn")
    #expect(kept.restored(in: "[#1] [#2] [#3]", mayLack: true) == nil)
  }
}
