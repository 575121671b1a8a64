import Foundation
import Hummingbird
import HTTPTypes
import Testing
import Web

@Suite(.timeLimit(.minutes(1))) struct ProblemTests {
  struct Message: Codable {
    struct Customer: Codable { var tier: Int }
    var text: String
    var sentAt: Date?
    var tags: [String]?
    var customer: Customer?
  }

  var web: WebRouter {
    let web = WebRouter()
    web.router.post("/v1/messages") { request, _ in
      try Response.json(await request.json(Message.self))
    }
    web.router.get("/v1/things/{id}") { _, context in try context.parameters.require("id") }
    web.router.get("/broken") { _, _ -> String in throw CocoaError(.fileNoSuchFile) }
    web.router.get("/busy") { _, _ -> String in
      throw Problem.tooManyRequests(retryAfter: .milliseconds(1200), "Too fast.")
    }
    web.router.get("/void") { _, _ -> String in
      throw Problem.conflict("It came too late.", members: ["verdict": "void", "status": 1])
    }
    return web
  }

  func ask(
    _ method: String, _ path: String, type: String? = "application/json", body: String? = nil
  ) async throws -> Answer {
    let headers = type.map { ["Content-Type": $0] } ?? [:]
    return try await TestServer.run(web) { server, _ in
      try await server.send(method, path, headers: headers, body: body.map { Data($0.utf8) })
    }
  }

  @Test func `a path that does not exist is 404 as problem+json`() async throws {
    let answer = try await ask("GET", "/nowhere")
    #expect(answer.status == 404)
    #expect(answer["content-type"] == "application/problem+json")
    #expect(
      answer.body
        == #"{"detail":"There is nothing at this path.","status":404,"title":"Not Found","type":"about:blank"}"#
    )
  }

  @Test func `the wrong method is 405 and says which are right`() async throws {
    let answer = try await ask("DELETE", "/v1/things/7")
    #expect(answer.status == 405)
    #expect(answer["allow"] == "GET, HEAD")
    #expect(answer["content-type"] == "application/problem+json")
  }

  @Test func `what nobody foresaw is 500 and tells nothing`() async throws {
    let answer = try await ask("GET", "/broken")
    #expect(
      answer.body == #"{"status":500,"title":"Internal Server Error","type":"about:blank"}"#)
  }

  @Test func `waiting time is rounded up to whole seconds`() async throws {
    let answer = try await ask("GET", "/busy")
    #expect(answer.status == 429)
    #expect(answer["retry-after"] == "2")
  }

  @Test func `further members stand beside the standard ones and never replace them`() async throws
  {
    let answer = try await ask("GET", "/void")
    #expect(
      answer.body
        == #"{"detail":"It came too late.","status":409,"title":"Conflict","type":"about:blank","verdict":"void"}"#
    )
  }

  @Test(arguments: [
    (#"{}"#, "/text", "is missing"),
    (#"{"text":null}"#, "/text", "must not be null"),
    (#"{"text":7}"#, "/text", "must be a text"),
    (
      #"{"text":"a","sentAt":"yesterday"}"#, "/sentAt",
      "must be a time such as 2026-11-23T08:00:00Z"
    ),
    (#"{"text":"a","tags":["x",3]}"#, "/tags/1", "must be a text"),
    (#"{"text":"a","tags":"x"}"#, "/tags", "must be a list"),
    (#"{"text":"a","customer":{"tier":"gold"}}"#, "/customer/tier", "must be a whole number"),
    (#"{"text":"a""#, "", "is not JSON in UTF-8"),
    ("", "", "is not JSON in UTF-8"),
    (#"{"text":"\ud800"}"#, "", "is not JSON in UTF-8"),
  ])
  func `a bad field is 400 with a pointer to it`(body: String, pointer: String, detail: String)
    async throws
  {
    struct Body: Decodable {
      struct Entry: Decodable, Equatable { var pointer, detail: String }
      var errors: [Entry]
    }
    let answer = try await ask("POST", "/v1/messages", body: body)
    #expect(answer.status == 400)
    let errors = try JSONDecoder().decode(Body.self, from: Data(answer.body.utf8)).errors
    #expect(errors == [.init(pointer: pointer, detail: detail)])
  }

  @Test(arguments: [
    "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1",
  ])
  func `another content type is 415`(type: String) async throws {
    let answer = try await ask("POST", "/v1/messages", type: type, body: #"{"text":"a"}"#)
    #expect(answer.status == 415)
    #expect(answer["accept"] == "application/json")
  }

  @Test func `the content type may name its character set`() async throws {
    let answer = try await ask(
      "POST", "/v1/messages", type: "Application/JSON; charset=UTF-8", body: #"{"text":"我"}"#)
    #expect(answer.status == 200)
    #expect(answer.body == #"{"text":"我"}"#)
  }

  @Test func `times are written in milliseconds`() async throws {
    let answer = try await ask(
      "POST", "/v1/messages", body: #"{"text":"a","sentAt":"2026-11-23T16:00:00.1239+08:00"}"#)
    #expect(answer.body == #"{"sentAt":"2026-11-23T08:00:00.123Z","text":"a"}"#)
  }

  @Test func `a body of 64 KiB is read, one byte more is 413`() async throws {
    let fits = #"{"text":""# + String(repeating: "a", count: 65536 - 11) + #""}"#
    #expect(fits.utf8.count == 65536)
    #expect(try await ask("POST", "/v1/messages", body: fits).status == 200)
    let answer = try await ask("POST", "/v1/messages", body: fits + " ")
    #expect(answer.status == 413)
    #expect(answer["content-type"] == "application/problem+json")
  }

  @Test func `a body without a stated length is held to the limit too`() async throws {
    let head = try await TestServer.run(web) { server, _ in
      let connection = try RawConnection(port: server.port)
      connection.send(
        "POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n")
      connection.send("11000\r\n" + String(repeating: " ", count: 0x11000) + "\r\n")
      defer { connection.hangUp() }
      return await connection.read(until: "\r\n\r\n")
    }
    #expect(head.hasPrefix("HTTP/1.1 413 "))
  }

  @Test func `every answer keeps browsers from guessing`() async throws {
    for path in ["/v1/things/7", "/nowhere"] {
      let answer = try await ask("GET", path)
      #expect(answer["x-content-type-options"] == "nosniff")
      #expect(answer["referrer-policy"] == "no-referrer")
      #expect(answer["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
    }
  }
}
