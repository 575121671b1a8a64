import EmbeddedBroker
import Firm
import Foundation
import HTTPTypes
import IntakeDoor
import Kafka
import SystemTesting
import Testing
import Web

@testable import Intake

/// What every endpoint answers to what it must not take.
@Suite(.timeLimit(.minutes(2))) struct BadInputTests {
  private static let good: [String: any Sendable] = [
    "channel": "app", "account": "cn", "peer": "p-1", "messageId": "m-1", "text": "你好",
  ]

  @Test("A good message is durable before 202, and a repeat is the same event")
  func accepted() async throws {
    try await IntakeServer.run { server in
      let first = try await server.post("/v1/messages", Self.good)
      #expect(first.status == 202)
      #expect(first["eventId"]?.count == 36)
      #expect(first["conversationId"]?.count == 36)
      #expect(Int(first["partition"] ?? "").map { (0..<3).contains($0) } == true)
      let again = try await server.post("/v1/messages", Self.good)
      #expect(again.status == 202)
      #expect(again["eventId"] == first["eventId"])
      #expect(again["offset"] == first["offset"])
      let other = try await server.post(
        "/v1/messages", Self.good.merging(["text": "另一句"]) { $1 })
      #expect(other.status == 409)
    }
  }

  @Test("Credentials that do not fit the channel are refused")
  func unauthorized() async throws {
    try await IntakeServer.run { server in
      let foreign = Self.good.merging(["channel": "other"]) { $1 }
      let webChat = Self.good.merging(["channel": "webchat", "account": "web"]) { $1 }
      let calls: [([String: any Sendable], String?, Int)] = [
        (Self.good, nil, 401), (Self.good, "wrong", 401), (Self.good, IntakeServer.firmToken, 401),
        (foreign, IntakeServer.token, 401), (foreign, IntakeServer.firmToken, 202),
        (webChat, IntakeServer.firmToken, 401),
        (Self.good.merging(["channel": "bank"]) { $1 }, IntakeServer.token, 401),
      ]
      for (body, token, status) in calls {
        let answer = try await server.post("/v1/messages", body, token: token)
        #expect(answer.status == status, "\(body) with \(token ?? "no token")")
        if status == 401 {
          #expect(answer.headers["content-type"] == "application/problem+json")
          #expect(answer.headers["www-authenticate"] == "Bearer")
        }
      }
    }
  }

  @Test("A signature is asked for where the gateway signs, over the body as it came")
  func signed() async throws {
    try await IntakeServer.run { server in
      let bank = Self.good.merging(["channel": "bank"]) { $1 }
      let body = Array(try JSONSerialization.data(withJSONObject: bank))
      let webhook = try #require(StandardWebhook(secret: IntakeServer.signingSecret))
      let now = Int64(Date().timeIntervalSince1970)
      var headers = Dictionary(
        webhook.headers(id: "w-1", timestamp: now, body: body).map { ($0.name.rawName, $0.value) },
        uniquingKeysWith: { $1 })
      let good = try await server.post("/v1/messages", raw: body, token: nil, headers: headers)
      #expect(good.status == 202)
      let other = try await server.post(
        "/v1/messages", raw: body + [0x20], token: nil, headers: headers)
      #expect(other.status == 401)
      headers["webhook-timestamp"] = String(now - 3_600)
      let old = try await server.post("/v1/messages", raw: body, token: nil, headers: headers)
      #expect(old.status == 401)
    }
  }

  @Test("Bad bodies are told apart: 400 with pointers, 413, 415, and unknown routes")
  func bodies() async throws {
    try await IntakeServer.run { server in
      let fields = try await server.post(
        "/v1/messages", Self.good.merging(["text": "a\u{7}", "peer": 7]) { $1 })
      #expect(fields.status == 400)
      #expect(fields.pointers == ["/peer", "/text"])
      #expect(fields.headers["content-type"] == "application/problem+json")
      for raw in ["", "{", "[]", "null", #"{"text":"\ud800"}"#, "\u{FEFF}{}"] {
        let answer = try await server.post("/v1/messages", raw: Array(raw.utf8))
        #expect(answer.status == 400, "\(raw)")
      }
      let large = try await server.post(
        "/v1/messages", Self.good.merging(["x": String(repeating: "a", count: 70_000)]) { $1 })
      #expect(large.status == 413)
      let plain = try await server.post(
        "/v1/messages", Self.good, headers: ["Content-Type": "text/plain"])
      #expect(plain.status == 415)
      #expect(try await server.get("/v1/messages").status == 405)
      #expect(try await server.get("/nothing").status == 404)
    }
  }

  @Test("Ratings and receipts of what is not known, or not well formed, are refused")
  func ratingsAndReceipts() async throws {
    try await IntakeServer.run { server in
      let id = UUID().uuidString.lowercased()
      let rating: [String: any Sendable] = [
        "conversationId": id, "sessionSeq": 1, "span": "bot", "score": 5, "commandId": "c",
      ]
      #expect(try await server.post("/v1/csat", rating).status == 404)
      #expect(try await server.post("/v1/csat", rating, token: nil).status == 401)
      let bad = try await server.post("/v1/csat", rating.merging(["score": 6]) { $1 })
      #expect(bad.pointers == ["/score"])
      let receipt: [String: any Sendable] = ["eventId": id, "status": "read"]
      #expect(try await server.post("/v1/receipts", receipt).status == 404)
      #expect(try await server.post("/v1/receipts", receipt, token: "x").status == 401)
      #expect(
        try await server.post("/v1/receipts", ["eventId": 1]).pointers == ["/eventId", "/status"])
    }
  }

  @Test("The web chat's endpoints take only their own tokens, and a ticket once")
  func webChat() async throws {
    try await IntakeServer.run { server in
      for path in ["messages", "tickets", "csat"] {
        for token in ["", "abc", String(repeating: "A", count: 90)] {
          let answer = try await server.post("/webchat/\(path)", ["token": token], token: nil)
          #expect(answer.status == 401, "\(path)")
        }
        #expect(try await server.post("/webchat/\(path)", raw: [0x7B], token: nil).status == 400)
        #expect(try await server.post("/webchat/\(path)", raw: [], token: nil).status == 400)
      }
      let wrong = try await server.post("/webchat/sessions", ["language": "中文"], token: nil)
      #expect(wrong.pointers == ["/language"])
      let session = try await server.post("/webchat/sessions", ["language": "zh"], token: nil)
      #expect(session.status == 200)
      let bare = try await server.post(
        "/webchat/sessions", raw: [], token: nil, headers: ["Content-Type": "text/plain"])
      #expect(bare.status == 200)
      let token = try #require(session["token"])
      let bad = try await server.post(
        "/webchat/messages", ["token": token, "messageId": "m", "text": ""], token: nil)
      #expect(bad.pointers == ["/text"])
      #expect(try await server.get("/webchat/stream").status == 401)
      #expect(try await server.get("/webchat/stream?ticket=\(token)").status == 401)
      #expect(try await server.get("/webchat/stream?token=\(token)&lastEventId=x").status == 400)
      let ticket = try await server.post("/webchat/tickets", ["token": token], token: nil)["ticket"]
      let tokens = ChatTokens(secret: Array("a secret of this test".utf8))
      let minute = Date().addingTimeInterval(ChatTokens.ticketLifetime + 2)
      #expect(tokens.redeem(ticket: ticket ?? "", at: minute) == nil)
      #expect(tokens.redeem(ticket: ticket ?? "", at: Date()) != nil)
      #expect(tokens.redeem(ticket: ticket ?? "", at: Date()) == nil)
      #expect(tokens.visitor(token: ticket ?? "") == nil)
    }
  }

  @Test("A peer that sends too much is asked to wait; others are not")
  func tooMany() async throws {
    try await IntakeServer.run(perPeer: .init(perSecond: 0.01, burst: 2)) { server in
      for number in 0..<4 {
        let answer = try await server.post(
          "/v1/messages", Self.good.merging(["messageId": "m-\(number)"]) { $1 })
        #expect(answer.status == (number < 2 ? 202 : 429))
        if number >= 2 { #expect(Int(answer.headers["retry-after"] ?? "").map { $0 > 0 } == true) }
      }
      let other = try await server.post("/v1/messages", Self.good.merging(["peer": "p-2"]) { $1 })
      #expect(other.status == 202)
    }
  }

  @Test("While the refusal file is there, nothing new is taken")
  func refused() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try await IntakeServer.run(refusalFile: file) { server in
      #expect(try await server.post("/v1/messages", Self.good).status == 202)
      try Data().write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let answer = try await server.post(
        "/v1/messages", Self.good.merging(["messageId": "m-2"]) { $1 })
      #expect(answer.status == 503)
      #expect(answer.headers["retry-after"] == "30")
    }
  }

  @Test("While Kafka is away callers are asked to come back, and what they sent counts once")
  func brokerAway() async throws {
    try await IntakeServer.run(patience: .milliseconds(500)) { server in
      guard let cluster = server.broker.embedded?.cluster else { return }
      try await cluster.takeDown()
      let away = try await server.post("/v1/messages", Self.good)
      #expect(away.status == 503)
      #expect(away.headers["retry-after"] == "2")
      try await cluster.bringUp()
      var answer = away
      while answer.status == 503 { answer = try await server.post("/v1/messages", Self.good) }
      #expect(answer.status == 202)
    }
  }

  @Test("The page and its parts are served with a strict policy")
  func page() async throws {
    try await IntakeServer.run { server in
      for path in ["/", "/app.js", "/styles.css", "/icons.svg", "/webchat/greeting"] {
        let answer = try await server.get(path)
        #expect(answer.status == 200, "\(path)")
        let policy = answer.headers["content-security-policy"] ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      }
    }
  }
}
