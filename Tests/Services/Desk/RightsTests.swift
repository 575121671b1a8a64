import Conversation
import DeskCore
import DeskDoor
import Foundation
import HTTPTypes
import Hummingbird
import Testing
import Web

@testable import Desk

/// Who may ask what, for each route that the desk has.
@Suite(.timeLimit(.minutes(4))) struct RightsTests {
  /// What a route is about, and so who may ask it.
  private enum Subject: Equatable {
    /// Asked by who is not signed in.
    case nobody
    /// The person themselves, or what everybody at a desk may know.
    case anybody
    /// One conversation: only those whom it concerns.
    case conversation
    /// One offer of a conversation: the same.
    case offer
    /// One queue: only its team and supervisors.
    case queue
    case supervisors, administrators
    /// One conversation, for supervisors.
    case supervisorsConversation
  }

  /// Every route, by hand: one that is added and not thought about fails the test.
  private static let subjects: [String: Subject] = [
    "POST /v1/sessions": .nobody, "POST /v1/sessions/oidc": .nobody,
    "GET /v1/me": .anybody, "GET /v1/me/day": .anybody, "GET /v1/replies": .anybody,
    "PUT /v1/me/presence": .anybody, "GET /v1/stream": .anybody,
    "POST /v1/stream/tickets": .anybody, "GET /v1/conversations": .anybody,
    "GET /v1/counts": .anybody, "GET /v1/knowledge/search": .anybody,
    "GET /v1/knowledge/articles": .supervisors,
    "GET /v1/knowledge/articles/{article}": .supervisors,
    "POST /v1/knowledge/articles/{article}": .supervisors,
    "POST /v1/knowledge/preview": .supervisors, "GET /v1/replies/{reply}": .supervisors,
    "POST /v1/replies/{reply}": .supervisors, "GET /v1/queues": .anybody,
    "GET /v1/agents": .anybody, "GET /v1/connectors": .anybody, "GET /v1/audit": .administrators,
    "GET /v1/conversations/:id": .conversation,
    "GET /v1/conversations/:id/messages/{message}/pictures/{place}": .conversation,
    "POST /v1/conversations/:id/messages": .conversation,
    "POST /v1/conversations/:id/notes": .conversation,
    "POST /v1/conversations/:id/transfer": .conversation,
    "POST /v1/conversations/:id/resolve": .conversation,
    "POST /v1/conversations/:id/acknowledge": .conversation,
    "POST /v1/conversations/:id/snooze": .conversation,
    "POST /v1/conversations/:id/close": .conversation,
    "POST /v1/conversations/:id/merge": .conversation,
    "POST /v1/conversations/:id/writing": .conversation,
    "POST /v1/conversations/:id/wrap-up": .conversation,
    "POST /v1/conversations/:id/return": .conversation,
    "POST /v1/conversations/:id/take": .conversation,
    "POST /v1/conversations/:id/reopen": .conversation,
    "POST /v1/conversations/:id/lookups": .conversation,
    "POST /v1/conversations/:id/typing": .conversation,
    "POST /v1/conversations/:id/looking": .conversation,
    "POST /v1/conversations/:id/assign": .supervisorsConversation,
    "POST /v1/me/next": .anybody, "GET /v1/queues/:id/line": .queue,
    "POST /v1/conversations/:id/priority": .supervisorsConversation,
    "POST /v1/agents/:id/drain": .supervisors, "POST /v1/queues/:id/close": .supervisors,
    "POST /v1/offers/:id/accept": .offer, "POST /v1/offers/:id/decline": .offer,
  ]

  private struct Route: Sendable {
    var method: String
    var path: String
    var subject: Subject

    /// - Parameter id: of the conversation, offer or queue.
    func called(_ id: String) -> String {
      path.replacing(":id", with: id).replacing("{message}", with: id)
        .replacing("{place}", with: "0").replacing("{article}", with: "refund-time")
        .replacing("{reply}", with: "hello")
    }
    var body: String? { method == "GET" ? nil : "{}" }
  }

  /// The desk's own table of routes, each with its subject.
  private static func routes(of desk: RunningDesk) throws -> [Route] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("x".utf8).write(to: folder.appending(path: "index.html"))
    return try desk.desk.router(console: folder).router.routes
      .filter { $0.method != .head }
      .map { route in
        let path = route.path.description.replacing("{id}", with: ":id")
        let name = "\(route.method.rawValue) \(path)"
        let isPage = !path.hasPrefix("/v1")
        let subject = try #require(isPage ? .nobody : subjects[name], "who may ask \(name)?")
        return Route(method: route.method.rawValue, path: path, subject: subject)
      }
  }

  private static func waiting() throws -> (Script, offer: EventID) {
    var script = Script()
    let message = try script.customer("I want a person")
    _ = try script.handOver([message])
    let offer = try script.offer(to: "mei")
    return (script, offer)
  }

  private func withRoutes(
    _ body: @Sendable @escaping (RunningDesk, Route, _ id: String) async throws -> Void
  ) async throws {
    let (script, offer) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      for route in try Self.routes(of: desk) where route.subject != .nobody {
        let id =
          switch route.subject {
          case .offer: offer.description
          case .queue: "orders"
          default: Script.conversation.description
          }
        try await body(desk, route, id)
      }
    }
  }

  @Test("Without a token, or with a forged one, every route refuses")
  func strangers() async throws {
    let unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZWkifQ."
    let other = await SessionTokens(secret: "another secret of sixteen bytes")
    let foreign = try await other.make(for: "mei")
    try await withRoutes { desk, route, id in
      let good = try await desk.desk.tokens.make(for: "mei")
      let parts = good.split(separator: ".")
      let mixed = "eyJhbGciOiJub25lIn0.\(parts[1]).\(parts[2])"
      for token in [nil, "", "x", unsigned, foreign, mixed, good + "x"] {
        let answer = try await desk.call(
          route.method, route.called(id), route.body, token: token)
        #expect(answer.status == 401, "\(route.method) \(route.path) \(token ?? "none")")
      }
    }
  }

  @Test("Another team's agent is refused whatever is about a conversation, as if it were not there")
  func otherTeam() async throws {
    try await withRoutes { desk, route, id in
      // It would tell what concerns Zoe for ever: `lists` and `givenAway` hold what it tells.
      guard route.path != "/v1/stream" else { return }
      let zoe = try await desk.desk.tokens.make(for: "zoe")
      let answer = try await desk.call(route.method, route.called(id), route.body, token: zoe)
      switch route.subject {
      case .conversation, .offer, .queue:
        #expect(answer.status == 404, "\(route.method) \(route.path): \(answer.text)")
      case .supervisors, .administrators, .supervisorsConversation:
        #expect(answer.status == 403, "\(route.method) \(route.path): \(answer.text)")
      case .anybody, .nobody: break
      }
    }
  }

  @Test("A lower role is refused what is for a higher, and the higher is not")
  func lowerRole() async throws {
    try await withRoutes { desk, route, id in
      let (agents, others): ([String], [String]) =
        switch route.subject {
        case .supervisors, .supervisorsConversation: (["mei"], ["ann", "root"])
        case .administrators: (["mei", "ann"], ["root"])
        default: ([], ["ann", "root"])
        }
      guard route.path != "/v1/stream" else { return }
      for agent in agents {
        let token = try await desk.desk.tokens.make(for: agent)
        let answer = try await desk.call(route.method, route.called(id), route.body, token: token)
        #expect(answer.status == 403, "\(agent) \(route.method) \(route.path)")
      }
      for agent in others {
        let token = try await desk.desk.tokens.make(for: agent)
        let answer = try await desk.call(route.method, route.called(id), route.body, token: token)
        // That there is no such picture is said only to who may see the conversation.
        let isLetIn = answer.text.contains("There is no such picture.")
        #expect(
          isLetIn || ![401, 403, 404].contains(answer.status),
          "\(agent) \(route.path): \(answer.text)")
      }
    }
  }

  @Test("Lists, searches and counts hold what concerns who asks, and nothing of another team's")
  func lists() async throws {
    let (script, _) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      for (agent, count) in [("mei", "1"), ("tom", "1"), ("zoe", "0"), ("ann", "1")] {
        let token = try await desk.signIn(agent)
        let counts = try await desk.call("GET", "/v1/counts", token: token)
        #expect(counts["queue"] == count, "\(agent)")
        for query in ["", "?owner=queue", "?q=person"] {
          let list = try await desk.call("GET", "/v1/conversations\(query)", token: token)
          #expect((list["items.0.conversationId"] != nil) == (count == "1"), "\(agent) \(query)")
        }
      }
    }
  }

  @Test("Who is given a conversation of another team's sees it; who gave it away does until then")
  func givenAway() async throws {
    let (script, offer) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      let (mei, tom, zoe) = (
        try await desk.signIn("mei"), try await desk.signIn("tom"), try await desk.signIn("zoe")
      )
      let one = "/v1/conversations/\(Script.conversation)"
      func status(_ token: String) async throws -> Int {
        try await desk.call("GET", one, token: token).status
      }
      _ = try await desk.call("POST", "/v1/offers/\(offer)/accept", "{}", token: mei)
      let moved = try await desk.call(
        "POST", "\(one)/transfer", #"{"commandId":"t","queue":"cards"}"#, token: mei)
      #expect(moved.status == 200)
      #expect(try await [status(mei), status(tom), status(zoe)] == [200, 404, 200])
      let taken = try await desk.call(
        "POST", "\(one)/take", #"{"commandId":"z"}"#, token: zoe)
      #expect(taken.status == 200)
      #expect(try await [status(mei), status(tom), status(zoe)] == [404, 404, 200])
    }
  }

  @Test("A ticket opens one stream, once, and a token in an address opens none")
  func tickets() async throws {
    try await withDesk { desk in
      let token = try await desk.signIn("mei")
      let inAddress = try await desk.call("GET", "/v1/stream?token=\(token)")
      #expect(inAddress.status == 401)
      let answer = try await desk.call("POST", "/v1/stream/tickets", "{}", token: token)
      let ticket = try #require(answer["ticket"])
      #expect(desk.desk.tickets.redeem(ticket, at: Date())?.agentID == "mei")
      #expect(try await desk.call("GET", "/v1/stream?ticket=\(ticket)").status == 401)
      let bearer = try #require(await desk.desk.tokens.bearer(of: token))
      let old = desk.desk.tickets.issue(to: bearer, at: Date().addingTimeInterval(-61))
      #expect(desk.desk.tickets.redeem(old, at: Date()) == nil)
    }
  }

  @Test("What is read is noted with who read it, and administrators are told")
  func audit() async throws {
    let (script, _) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      let mei = try await desk.signIn("mei")
      let one = "/v1/conversations/\(Script.conversation)"
      for _ in 0..<3 { _ = try await desk.call("GET", one, token: mei) }
      _ = try await desk.call("GET", "/v1/conversations?q=person", token: mei)
      _ = try await desk.call("POST", "/v1/sessions", #"{"agentId":"tom","secret":"guess"}"#)
      let root = try await desk.signIn("root")
      let all = try await desk.call("GET", "/v1/audit", token: root)
      let actions = (0..<6).compactMap { all["items.\($0).action"] }
      #expect(actions == ["audited", "signedIn", "refused", "searched", "read", "signedIn"])
      let read = try await desk.call(
        "GET", "/v1/audit?conversation=\(Script.conversation)&limit=1", token: root)
      #expect((read["items.0.agentId"], read["next"]) == ("mei", nil))
      let wrong = try await desk.call("GET", "/v1/audit?action=x", token: root)
      #expect(wrong.status == 400)
    }
  }
}
