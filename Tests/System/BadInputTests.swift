import Foundation
import NIOHTTP1
import Testing

extension SystemTests {
  /// What outsiders send is refused clearly, and breaks nothing.
  @Suite("Bad input", .timeLimit(.minutes(2)))
  struct BadInputTests {
    static let bodies: [(String, Int)] = [
      ("", 400), ("{", 400), ("[]", 400), ("null", 400), ("{}", 400),
      (#"{"channel":"x","account":"a","peer":"p","messageId":"m","text":5}"#, 400),
      (#"{"channel":"","account":"a","peer":"p","messageId":"m","text":"t"}"#, 400),
      (#"{"channel":"x","account":"a","peer":"p","messageId":"m","text":"\#u{0}"}"#, 400),
      (#"{"channel":"x","account":"a","peer":"p","messageId":"m","text":"\ud800"}"#, 400),
    ]

    @Test("to the gateways' endpoint is 400 with the field", arguments: bodies)
    func messages(_ body: String, _ status: Int) async throws {
      let baton = try await SharedBaton.running
      let ready = try baton.ready
      let answer = try await baton.http.send(
        .POST, "\(ready.intake)/v1/messages", Data(body.utf8), token: ready.gatewayToken)
      #expect(answer.status == status, "\(body): \(answer.text)")
      #expect(
        answer.headers.first(name: "content-type")?.hasPrefix("application/problem+json") == true)
    }

    @Test("with a wrong token is 401, with a wrong type 415, too large 413")
    func refusals() async throws {
      let baton = try await SharedBaton.running
      let ready = try baton.ready
      let body = Data(
        #"{"channel":"x","account":"a","peer":"p","messageId":"m","text":"t"}"#.utf8)
      let url = "\(ready.intake)/v1/messages"
      #expect(try await baton.http.send(.POST, url, body, token: "wrong").status == 401)
      #expect(try await baton.http.send(.POST, url, body).status == 401)
      #expect(
        try await baton.http.send(.POST, url, body, token: ready.gatewayToken, type: "text/plain")
          .status == 415)
      let large = Data(repeating: UInt8(ascii: " "), count: 70_000)
      #expect(try await baton.http.send(.POST, url, large, token: ready.gatewayToken).status == 413)
    }

    @Test(
      "without a token the desk refuses",
      arguments: [
        "v1/conversations", "v1/conversations/00000000-0000-0000-0000-000000000000", "v1/queues",
        "v1/agents", "v1/knowledge/search?q=x", "v1/stream",
      ])
    func desk(_ path: String) async throws {
      let baton = try await SharedBaton.running
      #expect(try await baton.http.get("\(baton.ready.desk)/\(path)").status == 401)
    }

    @Test("to the desk names the field, and an unknown conversation is 404")
    func deskInput() async throws {
      let baton = try await SharedBaton.running
      let agent = try await DeskAgent(baton, id: "lin")
      let nobody = "00000000-0000-4000-8000-000000000000"
      #expect(try await agent.conversation(nobody).status == 404)
      #expect(try await agent.conversation("not-an-id").status >= 400)
      let empty = try await agent.act("conversations/\(nobody)/messages", [:])
      #expect([400, 404].contains(empty.status))
    }
  }
}
