import EmbeddedBroker
import Foundation
import Kafka
import NIOHTTP1
import Testing

extension SystemTests {
  /// The embedded broker drops its oldest records when it is full: new messages are refused before.
  @Suite("The embedded broker's fill", .timeLimit(.minutes(2)), .enabled(if: isEmbedded))
  struct FullBrokerTests {
    @Test("is told at 80 %, then new messages are refused, and what is under way goes on")
    func full() async throws {
      let gateways = try await GatewayReceiver.start()
      let baton = try await BatonUp(
        arguments: ["--partitions", "1", "--gateways", gateways.gatewaysFile(["fill"]).path],
        environment: ["BATON_TOPIC_PREFIX": "fill."])
      let visitor = try await WebCustomer(baton)

      let refusal = try await Self.fill(baton, gateways)
      #expect(refusal.status == 503)
      #expect(refusal.headers.first(name: "retry-after") == "30")
      #expect(refusal.headers.first(name: "content-type") == "application/problem+json")
      #expect(baton.log.contains("% full"))
      #expect(baton.log.contains("intake refuses new messages"))
      await #expect(throws: HarnessError.self) { try await visitor.say("hello") }

      let ready = try baton.ready
      let post = try #require(gateways.posts(to: "fill").last)
      let receipt = try await baton.http.post(
        "\(ready.intake)/v1/receipts", ["eventId": post["eventId"], "status": "read"],
        token: ready.gatewayToken)
      #expect(receipt.status == 202, "\(receipt.text)")
      #expect(try await Self.firstOffset(ready.kafka) == 0)
      try await baton.stop()
    }

    /// Writes until it is refused, at the pace of the answers. Each message takes 8 KiB in the log.
    private static func fill(
      _ baton: BatonUp, _ gateways: GatewayReceiver
    ) async throws -> HTTP.Answer {
      let filler = Dictionary(
        uniqueKeysWithValues: (0..<8).map { ("a\($0)", String(repeating: "x", count: 980)) })
      for number in 0..<2_000 {
        let answer = try await GatewayCustomer(baton, channel: "fill")
          .post("How do I get an invoice?", attributes: filler)
        guard answer.status == 202 else { return answer }
        _ = try await gateways.posts(to: "fill", count: max(0, number - 8))
      }
      throw HarnessError("2,000 messages of 8 KiB were taken")
    }

    /// The first record that the conversations' only partition still has.
    private static func firstOffset(_ kafka: String) async throws -> Int64? {
      let consumer = try Consumer(
        ClientConfiguration(
          bootstrapServers: kafka, clientID: "test", properties: EmbeddedBroker.clientProperties),
        group: nil)
      let partition = TopicPartition("fill.conversations", 0)
      let marks = try await consumer.watermarks(of: [partition])
      await consumer.close()
      return marks[partition]?.low
    }
  }

  private static var isEmbedded: Bool {
    ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"]?.isEmpty != false
  }
}
