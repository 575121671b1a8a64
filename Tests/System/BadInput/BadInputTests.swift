import Foundation
import NIOHTTP1
import Testing

extension SystemTests {
  /// Whatever outsiders send to any route is refused clearly, and ends no process.
  @Suite("Bad input", .timeLimit(.minutes(2)))
  struct BadInputTests {
    private struct Scene: Sendable {
      var baton: BatonUp
      var pids: [String: [Int32]]
      var conversation: String
      var visitor: String
      var agent: String
      var supervisor: String
      var administrator: String

      func url(_ endpoint: Endpoint) throws -> String {
        let id = endpoint.route.contains("/offers/") ? BadInputTests.nobody : conversation
        return try base(endpoint.service) + endpoint.route.replacing(":id", with: id)
      }

      func base(_ service: Endpoint.Service) throws -> String {
        let ready = try baton.ready
        return service == .intake ? ready.intake : ready.desk
      }

      func token(for endpoint: Endpoint) throws -> String? {
        switch endpoint.credentials {
        case .none, .visitor: nil
        case .gateway: try baton.ready.gatewayToken
        case .agent: agent
        case .supervisor: supervisor
        }
      }

      func send(
        _ endpoint: Endpoint, _ body: String, type: String = "application/json"
      ) async throws -> HTTP.Answer {
        try await baton.http.send(
          endpoint.method, url(endpoint), Data(body.utf8), token: token(for: endpoint), type: type)
      }
    }

    private static let nobody = "00000000-0000-4000-8000-000000000000"

    private static let scene = Task {
      let baton = try await SharedBaton.running
      let customer = try await WebCustomer(baton)
      try await customer.say("hello")
      let answer = try await customer.hears("bot")
      let agent = try await DeskAgent(baton, id: "lin")
      let supervisor = try await DeskAgent(baton, id: "sofia")
      let administrator = try await DeskAgent(baton, id: "ada")
      _ = try await agent.conversation(customer.conversation, atLeast: answer.position)
      return Scene(
        baton: baton, pids: try baton.ready.pids, conversation: customer.conversation,
        visitor: customer.token, agent: agent.token, supervisor: supervisor.token,
        administrator: administrator.token)
    }

    @Test(
      "Every route that changes something is among those tried here",
      arguments: Endpoint.Service.allCases)
    func complete(_ service: Endpoint.Service) throws {
      let tried = Endpoint.all.filter { $0.service == service }
        .map { "\($0.method.rawValue) \($0.route)" }
      let routes = try RouteSources.routes(of: service)
      let reading = Reading.all.filter { $0.service == service }.map { "GET \($0.route)" }
      #expect(routes == Set(tried + reading))
    }

    @Test("What is no JSON object is 400, or 413, or 415", arguments: Endpoint.reading)
    func rubbish(_ endpoint: Endpoint) async throws {
      let scene = try await Self.scene.value
      for body in Endpoint.rubbish {
        let answer = try await scene.send(endpoint, body)
        if body.isEmpty, endpoint.withoutBody < 400 {
          #expect(answer.status == endpoint.withoutBody)
        } else {
          Self.expect(answer, [body.isEmpty ? endpoint.withoutBody : 400], body)
        }
      }
      let good = endpoint.body(token: scene.visitor)
      Self.expect(try await scene.send(endpoint, good, type: "text/plain"), [415], "text/plain")
      let large = String(repeating: " ", count: 70_000) + good
      Self.expect(try await scene.send(endpoint, large), [413], "70 kB")
      let invalid = try await scene.baton.http.send(
        endpoint.method, scene.url(endpoint),
        Data([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]),
        token: scene.token(for: endpoint))
      Self.expect(invalid, endpoint.refusals.union([400]), "no UTF-8")
      try Self.expectAlive(scene)
    }

    @Test(
      "A field that is missing, of another type, or too long is named", arguments: Endpoint.reading)
    func fields(_ endpoint: Endpoint) async throws {
      let scene = try await Self.scene.value
      for field in endpoint.fields {
        for wrong in field.wrong {
          let body = endpoint.body((field.name, wrong), token: scene.visitor)
          let answer = try await scene.send(endpoint, body)
          Self.expect(answer, endpoint.refusals, "\(field.name): \(wrong.prefix(40))")
          guard answer.status == 400 else { continue }
          let errors = answer["errors"] as? [[String: Any]] ?? []
          #expect(!errors.isEmpty, "\(field.name): \(wrong.prefix(40)): \(answer.text)")
        }
        guard field.isRequired else { continue }
        let answer = try await scene.send(
          endpoint, endpoint.body((field.name, nil), token: scene.visitor))
        Self.expect(answer, endpoint.refusals, "\(field.name) missing")
      }
      try Self.expectAlive(scene)
    }

    @Test("Without good credentials it is 401, with a wrong method 405", arguments: Endpoint.all)
    func callers(_ endpoint: Endpoint) async throws {
      let scene = try await Self.scene.value
      let (http, url) = (scene.baton.http, try scene.url(endpoint))
      let body = Data(endpoint.body(token: "rubbish").utf8)
      if endpoint.credentials != .none {
        for token in [nil, "", "x", "ä", String(repeating: "x", count: 4_000), "a.b.c"] {
          let answer = try await http.send(endpoint.method, url, body, token: token)
          Self.expect(answer, [401], "token \(token?.prefix(9) ?? "none")")
        }
      }
      for method: HTTPMethod in [.DELETE, .PATCH] {
        let answer = try await http.send(method, url, nil, token: scene.token(for: endpoint))
        Self.expect(answer, [405], method.rawValue)
        #expect(answer.headers.first(name: "allow")?.contains(endpoint.method.rawValue) == true)
      }
      try Self.expectAlive(scene)
    }

    @Test(
      "Unknown conversations are 404", arguments: Endpoint.all.filter { $0.route.contains(":id") })
    func unknown(_ endpoint: Endpoint) async throws {
      let scene = try await Self.scene.value
      for id in [Self.nobody, "x", "%00", "..%2F..", String(repeating: "9", count: 5_000)] {
        let url = try scene.base(.desk) + endpoint.route.replacing(":id", with: id)
        var good = endpoint
        good.fields.removeAll { $0.name == "agentId" || $0.name == "suggestionId" }
        let body = Data(good.body(token: "").utf8)
        let answer = try await scene.baton.http.send(
          endpoint.method, url, body, token: scene.supervisor)
        Self.expect(answer, [404], "\(id.prefix(20))")
      }
      try Self.expectAlive(scene)
    }

    @Test("Odd questions are answered or refused", arguments: Reading.all)
    func questions(_ reading: Reading) async throws {
      let scene = try await Self.scene.value
      let http = scene.baton.http
      let url =
        try scene.base(reading.service)
        + reading.route.replacing(":id", with: reading.id ?? scene.conversation)
      let token =
        reading.wantsAdministrator
        ? scene.administrator : reading.wantsAgent ? scene.agent : nil
      for (query, status) in reading.refused {
        let answer = try await http.get(
          url + query.replacing("TOKEN", with: scene.visitor), token: token)
        Self.expect(answer, [status], query)
      }
      for query in reading.taken {
        let answer = try await http.get(url + query, token: token)
        #expect(answer.status == 200, "\(query): \(answer.text)")
      }
      if reading.wantsAgent {
        Self.expect(try await http.get(url), [401], "no token")
        Self.expect(try await http.get(url, token: "x"), [401], "rubbish")
      }
      Self.expect(try await http.send(.DELETE, url, nil, token: token), [405], "DELETE")
      try Self.expectAlive(scene)
    }

    @Test("Unknown paths are 404, at the admin listeners too, and these only tell")
    func paths() async throws {
      let scene = try await Self.scene.value
      let http = scene.baton.http
      for service in Endpoint.Service.allCases {
        for path in ["/nothing", "/v1", "/../etc/passwd", "/%2e%2e/secret", "/v1/%00"] {
          let answer = try await http.get(scene.base(service) + path, token: scene.agent)
          Self.expect(answer, [404], path)
        }
      }
      for (service, admin) in try scene.baton.ready.admin {
        for path in ["/livez", "/readyz", "/metrics"] {
          #expect(try await http.get(admin + path).status == 200, "\(service)")
          let posted = try await http.send(.POST, admin + path, Data("{".utf8))
          #expect([404, 405].contains(posted.status), "\(service)")
        }
        #expect(try await http.get(admin + "/nothing").status == 404, "\(service)")
      }
      try Self.expectAlive(scene)
    }

    /// One of those statuses, as problem+json that says what is wrong.
    private static func expect(
      _ answer: HTTP.Answer, _ statuses: Set<Int>, _ what: String,
      at location: SourceLocation = #_sourceLocation
    ) {
      #expect(
        statuses.contains(answer.status), "\(what.prefix(60)): \(answer.text.prefix(200))",
        sourceLocation: location)
      let type = answer.headers.first(name: "content-type")
      #expect(
        type == "application/problem+json" && answer["status"] as? Int == answer.status
          && answer.string("detail")?.isEmpty == false,
        "\(what.prefix(60)): \(answer.status) \(answer.text.prefix(200))", sourceLocation: location)
    }

    private static func expectAlive(_ scene: Scene) throws {
      let pids = try scene.baton.ready.pids
      #expect(pids == scene.pids)
    }
  }
}
