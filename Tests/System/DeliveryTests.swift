import Foundation
import HTTPTypes
import Testing
import Web

extension SystemTests {
  /// What was said reaches real gateways: signed, in order, again until it is taken, and never past
  /// what waits.
  @Suite("Delivery to gateways", .timeLimit(.minutes(2)))
  struct DeliveryTests {
    private struct Scene: Sendable {
      var baton: BatonUp
      var gateways: GatewayReceiver
    }

    private static let scene = Task {
      let gateways = try await GatewayReceiver.start()
      let file = try gateways.gatewaysFile([
        "plain", "flaky", "slow", "gone", "moved", "waiting", "killed", "receipts",
      ])
      return Scene(
        baton: try await BatonUp(arguments: ["--gateways", file.path]), gateways: gateways)
    }

    private static let questions = [
      "How long do I have to return something?", "How do I get an invoice?", "Where is my order?",
    ]

    @Test("Every message is signed over its raw body, in order, and its way stands in the log")
    func signed() async throws {
      let scene = try await Self.scene.value
      let customer = GatewayCustomer(scene.baton, channel: "plain")
      var conversation = ""
      for (number, question) in Self.questions.enumerated() {
        conversation = try await customer.say(question)
        _ = try await scene.gateways.posts(to: "plain", count: number + 1)
      }
      let posts = try await scene.gateways.posts(to: "plain", count: 3)
      let webhook = try #require(StandardWebhook(secret: GatewayReceiver.secret))
      for post in posts {
        let now = Int64(Date().timeIntervalSince1970)
        let id = try webhook.verify(post.headers, body: post.body, now: now)
        #expect(id == post["eventId"])
        #expect(throws: StandardWebhook.Rejection.wrongSignature) {
          try webhook.verify(post.headers, body: post.body + [0x20], now: now)
        }
        #expect(post["conversationId"] == conversation)
        #expect(post["channel"] == "plain" && post["peer"] == customer.peer)
      }
      #expect(posts.map { $0["sequence"] } == ["1", "2", "3"])
      #expect(Set(posts.map(\.webhookID)).count == 3)
      let tail = try LogTail(scene.baton, conversation: conversation)
      let types = try await tail.types(with: "delivery.accepted", count: 3)
      #expect(types.filter { $0 == "message.sent" || $0 == "delivery.accepted" }.count == 6)
      try await tail.stop()
    }

    @Test("What is answered with 500 comes again under the same id, with the same body")
    func retried() async throws {
      let scene = try await Self.scene.value
      scene.gateways.answer("flaky", .status(500), .status(503))
      let conversation = try await GatewayCustomer(scene.baton, channel: "flaky")
        .say(Self.questions[0])
      let posts = try await scene.gateways.posts(to: "flaky", count: 3)
      #expect(Set(posts.map(\.webhookID)).count == 1)
      #expect(Set(posts.map(\.body)).count == 1)
      let tail = try LogTail(scene.baton, conversation: conversation)
      let types = try await tail.types(with: "delivery.accepted")
      #expect(types.count { $0 == "delivery.attempted" } == 2)
      try await tail.stop()
    }

    @Test("A gateway that asks for time with Retry-After is left alone for as long")
    func retryAfter() async throws {
      let scene = try await Self.scene.value
      scene.gateways.answer("slow", .status(429, headers: [.retryAfter: "4"]))
      try await GatewayCustomer(scene.baton, channel: "slow").say(Self.questions[0])
      let posts = try await scene.gateways.posts(to: "slow", count: 2)
      #expect(posts[1].at - posts[0].at >= .milliseconds(3_900))
      #expect(posts[0].webhookID == posts[1].webhookID)
    }

    @Test("A gateway that answers 410 is not called again, after a restart neither")
    func gone() async throws {
      let scene = try await Self.scene.value
      scene.gateways.answer("gone", .status(410))
      let first = try await GatewayCustomer(scene.baton, channel: "gone").say(Self.questions[0])
      try await Self.fails(first, scene)
      try await scene.baton.kill9("delivery")
      let second = try await GatewayCustomer(scene.baton, channel: "gone").say(Self.questions[0])
      try await Self.fails(second, scene)
      #expect(scene.gateways.posts(to: "gone").count == 1)
    }

    @Test("A redirect is not followed")
    func redirected() async throws {
      let scene = try await Self.scene.value
      scene.gateways.answer(
        "moved", .status(302, headers: [.location: scene.gateways.url(of: "elsewhere")]))
      let conversation = try await GatewayCustomer(scene.baton, channel: "moved")
        .say(Self.questions[0])
      let posts = try await scene.gateways.posts(to: "moved", count: 2)
      #expect(posts[0].webhookID == posts[1].webhookID)
      let tail = try LogTail(scene.baton, conversation: conversation)
      _ = try await tail.types(with: "delivery.accepted")
      try await tail.stop()
      #expect(scene.gateways.posts(to: "elsewhere").isEmpty)
    }

    @Test("One conversation that waits does not hold up another")
    func apart() async throws {
      let scene = try await Self.scene.value
      scene.gateways.answer("waiting", .held)
      let first = GatewayCustomer(scene.baton, channel: "waiting")
      try await first.say(Self.questions[0])
      _ = try await scene.gateways.posts(to: "waiting", count: 1)
      try await first.say(Self.questions[1])
      let other = GatewayCustomer(scene.baton, channel: "waiting")
      try await other.say(Self.questions[0])
      let posts = try await scene.gateways.posts(to: "waiting", count: 2)
      #expect(posts.map { $0["peer"] } == [first.peer, other.peer])
      scene.gateways.release("waiting")
      let all = try await scene.gateways.posts(to: "waiting", count: 3)
      #expect(all[2]["peer"] == first.peer && all[2]["sequence"] == "2")
    }

    @Test(
      "Killed while a gateway holds its answer, delivery posts the same again, and then the next")
    func killed() async throws {
      let scene = try await Self.scene.value
      scene.gateways.answer("killed", .held)
      let customer = GatewayCustomer(scene.baton, channel: "killed")
      try await customer.say(Self.questions[0])
      _ = try await scene.gateways.posts(to: "killed", count: 1)
      let conversation = try await customer.say(Self.questions[1])
      try await scene.baton.kill9("delivery")
      let posts = try await scene.gateways.posts(to: "killed", count: 3)
      #expect(posts[0].webhookID == posts[1].webhookID)
      #expect(posts[0].body == posts[1].body)
      #expect(posts.map { $0["sequence"] } == ["1", "1", "2"])
      scene.gateways.release("killed")
      let tail = try LogTail(scene.baton, conversation: conversation)
      _ = try await tail.types(with: "delivery.accepted", count: 2)
      try await tail.stop()
      #expect(scene.gateways.posts(to: "killed").count == 3)
    }

    @Test("What the gateway says became of a message stands in the log, delivered and then read")
    func receipts() async throws {
      let scene = try await Self.scene.value
      let conversation = try await GatewayCustomer(scene.baton, channel: "receipts")
        .say(Self.questions[0])
      let post = try await scene.gateways.posts(to: "receipts", count: 1)[0]
      let tail = try LogTail(scene.baton, conversation: conversation)
      _ = try await tail.types(with: "delivery.accepted")
      let ready = try scene.baton.ready
      for status in ["delivered", "read"] {
        let answer = try await scene.baton.http.post(
          "\(ready.intake)/v1/receipts", ["eventId": post["eventId"], "status": status],
          token: ready.gatewayToken)
        #expect(answer.status == 202, "\(answer.text)")
      }
      let types = try await tail.types(with: "delivery.read")
      #expect(
        types.filter { $0.hasPrefix("delivery.") } == [
          "delivery.accepted", "delivery.delivered", "delivery.read",
        ])
      try await tail.stop()
    }

    @Test("A callback into the firm's own network is refused before anything starts")
    func privateCallback() async throws {
      let file = FileManager.default.temporaryDirectory.appending(
        path: "gateways-\(UUID().uuidString).yaml")
      let text = """
        gateways:
          - channel: inside
            account: cn
            deliver: {url: "https://127.1:1/", secret: \(GatewayReceiver.secret)}
        """
      try Data(text.utf8).write(to: file)
      await #expect {
        _ = try await BatonUp(arguments: ["--gateways", file.path])
      } throws: { error in
        "\(error)".contains("private or loopback")
      }
    }

    private static func fails(_ conversation: String, _ scene: Scene) async throws {
      let tail = try LogTail(scene.baton, conversation: conversation)
      _ = try await tail.types(with: "delivery.failed")
      try await tail.stop()
    }
  }
}
