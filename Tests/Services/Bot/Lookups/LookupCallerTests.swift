import Conversation
import ConversationTesting
import Firm
import Foundation
import HTTPTypes
import Logging
import Lookups
import Outbound
import TestPacing
import Testing

@testable import Bot
@testable import BotCore

/// The calls themselves, to a real server.
@Suite struct LookupCallerTests {
  private static let order = LookupCall(
    .connector("order"), ["order_number": "20031"],
    for: Named.message("m1", in: Named.conversation("c1")), epoch: 1)

  private func connectors(_ outside: SystemOutside, breaker: String = "") async throws -> Connectors
  {
    let request =
      "{url: \"\(outside.address)/orders/{order_number}\", timeout: 2s, allowPrivate: true, headers: {x-key: secret}}"
    let post = "method: POST, timeout: 2s, allowPrivate: true, body: {phone: \"{phone}\""
    let folder = FileManager.default.temporaryDirectory.appending(path: "connectors-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "teams.yaml":
        "teams: [{id: a, name: A, queues: [{id: q, name: Q}], agents: [{id: x, name: X, secret: x-demo}]}]",
      "policy.yaml": "handover: {team: a, queue: q}",
      "connectors.yaml": """
      \(breaker)
      connectors:
        - id: order
          title: Order
          intents: [order_status]
          needs: [{slot: order_number, ask: Which?}]
          identity: none
          request: \(request)
          answer: "{status}"
          notFound: None.
          failure: Sorry.
      identity:
        needs: [{slot: phone, ask: Which?}]
        send: {url: "\(outside.address)/codes", \(post)}}
        sent: "To {to}."
        unknown: Unknown.
        check: {url: "\(outside.address)/check", \(post), code: "{code}"}}
        customer: customer.id
        wrong: Wrong.
        failure: Sorry.
      """,
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try Firm.load(folder: folder).connectors
  }

  /// What a caller makes of it.
  private func with<T>(_ body: (LookupCaller) async throws -> T) async throws -> T {
    let clients = OutboundClients()
    let caller = LookupCaller(
      clients: clients, modelClients: clients,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let result: Result<T, any Error>
    do { result = .success(try await body(caller)) } catch { result = .failure(error) }
    await clients.shutDown()
    return try result.get()
  }

  private func outcome(_ reply: SystemOutside.Reply?) async throws -> LookupOutcome {
    let outside = try await SystemOutside()
    if let reply { outside.answers("/orders/20031", reply) }
    let connectors = try await connectors(outside)
    return try await with { await $0.call(Self.order, connectors) }
  }

  @Test("What is said is kept of an answer, and nothing else; the request carries the headers")
  func found() async throws {
    let outside = try await SystemOutside()
    outside.answers("/orders/20031", .json(#"{"status": "shipped", "name": "Li"}"#))
    let connectors = try await connectors(outside)
    let outcome = try await with { await $0.call(Self.order, connectors) }
    guard case .found(let fields) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(fields.recorded == "status: shipped")
    let asked = try #require(outside.asked.first)
    #expect(asked.method == "GET")
    #expect(asked.headers[try #require(HTTPField.Name("x-key"))] == "secret")
    #expect(asked.headers[try #require(HTTPField.Name("idempotency-key"))] == nil)
  }

  @Test("404 says that there is no such thing")
  func notFound() async throws {
    #expect(try await outcome(nil) == .notFound)
  }

  @Test("What is no good answer is a failure, with a reason without addresses")
  func failures() async throws {
    let long = "{\"status\": \"\(String(repeating: "x", count: 70_000))\"}"
    let cases: [(SystemOutside.Reply, String)] = [
      (.status(500), "HTTP 500"), (.status(429), "HTTP 429"), (.status(401), "HTTP 401"),
      (
        .status(302, headers: [.location: "http://127.0.0.1:1/elsewhere"]),
        "a redirect, which is not followed"
      ),
      (.json("rubbish"), "the answer is no JSON"), (.json(""), "the answer is no JSON"),
      (.json("{}"), "the answer lacks a field"), (.json("[1, 2]"), "the answer lacks a field"),
      (.json(String(repeating: "[", count: 60_000)), "the answer is no JSON"),
      (.json(long), "the answer is too long"),
    ]
    for (reply, reason) in cases { #expect(try await outcome(reply) == .failed(reason)) }
  }

  @Test(
    "A system that takes too long is not waited for, whether it began to answer or not",
    .punctual, .timeLimit(.minutes(1)))
  func slow() async throws {
    for reply in [SystemOutside.Reply.silence, .headAlone] {
      let begin = ContinuousClock.now
      guard case .failed(let reason) = try await outcome(reply) else {
        Issue.record("it did not fail")
        continue
      }
      #expect(reason.contains("no answer"))
      #expect(ContinuousClock.now - begin < .seconds(5))
    }
  }

  @Test("Nobody there is a failure")
  func unreachable() async throws {
    let outside = try await SystemOutside()
    var connectors = try await connectors(outside)
    connectors.list[0].request.url = try #require(
      PlaceholderText("http://127.0.0.1:1/{order_number}"))
    let unreachable = connectors
    guard case .failed(let reason) = try await with({ await $0.call(Self.order, unreachable) })
    else {
      Issue.record("it did not fail")
      return
    }
    #expect(!reason.contains("127.0.0.1"))
  }

  @Test("A private address is not called unless that is meant")
  func privateAddress() async throws {
    let outside = try await SystemOutside()
    outside.answers("/orders/20031", .json(#"{"status": "shipped"}"#))
    var connectors = try await connectors(outside)
    connectors.list[0].request.allowPrivate = false
    let strict = connectors
    guard case .failed = try await with({ await $0.call(Self.order, strict) }) else {
      Issue.record("it was called")
      return
    }
    #expect(outside.asked.isEmpty)
  }

  @Test("A code is sent and checked by POST, with the request's id as the idempotency key")
  func codes() async throws {
    let outside = try await SystemOutside()
    outside.answers("/codes", .json(#"{"to": "138****8000"}"#))
    outside.answers("/check", .json(#"{"customer": {"id": "C-1"}}"#))
    let connectors = try await connectors(outside)
    let message = Named.message("m1", in: Named.conversation("c1"))
    let send = LookupCall(.sendCode, ["phone": "138"], for: message, epoch: 1)
    let check = LookupCall(.checkCode, ["phone": "138", "code": "123456"], for: message, epoch: 1)
    try await with { caller in
      #expect(await caller.call(send, connectors) == LookupScene.fields(("to", "138****8000")))
      #expect(await caller.call(check, connectors) == LookupScene.fields(("customer", "C-1")))
      outside.answers("/check", .status(403))
      #expect(await caller.call(check, connectors) == .refused)
    }
    let asked = outside.asked
    #expect(asked.map(\.method) == ["POST", "POST", "POST"])
    let key = try #require(HTTPField.Name("idempotency-key"))
    #expect(
      asked.map { $0.headers[key] } == [
        send.id.description, check.id.description, check.id.description,
      ])
    #expect(asked[1].body.contains("\"code\":\"123456\""))
  }

  @Test(
    "After failures in a row a system is left alone; after the pause one call tries",
    .timeLimit(.minutes(1)))
  func breaker() async throws {
    let outside = try await SystemOutside()
    outside.answers("/orders/20031", .status(503))
    let connectors = try await connectors(outside, breaker: "breaker: {failures: 2, pause: 500ms}")
    try await with { caller in
      for _ in 0..<2 { #expect(await caller.call(Self.order, connectors) == .failed("HTTP 503")) }
      let alone = LookupOutcome.failed("it is left alone after failures")
      #expect(await caller.call(Self.order, connectors) == alone)
      #expect(outside.asked.count == 2)
      outside.answers("/orders/20031", .json(#"{"status": "shipped"}"#))
      let well = LookupScene.fields(("status", "shipped"))
      var outcome = alone
      while outcome == alone {
        outcome = await caller.call(Self.order, connectors)
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(outcome == well)
      #expect(outside.asked.count == 3)
      #expect(await caller.call(Self.order, connectors) == well)
    }
  }

  @Test("What does not exist is no failure of the system")
  func healthyRefusals() async throws {
    let outside = try await SystemOutside()
    let connectors = try await connectors(outside, breaker: "breaker: {failures: 1}")
    try await with { caller in
      for _ in 0..<3 { #expect(await caller.call(Self.order, connectors) == .notFound) }
    }
    #expect(outside.asked.count == 3)
  }
}
