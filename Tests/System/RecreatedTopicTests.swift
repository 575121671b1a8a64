import Foundation
import Kafka
import Testing

@testable import Baton

extension SystemTests {
  /// The topics were deleted and made anew, under the same names, while the services ran.
  @Suite(
    "A topic made anew", .timeLimit(.minutes(5)),
    .enabled(if: BatonUp.isEmbedded && MachineFaults.isPossible))
  struct RecreatedTopicTests {
    @Test("Every service refuses it: it is not ready, says why, and writes nothing")
    func recreated() async throws {
      let machine = try MachineFaults()
      let baton = try await BatonUp(environment: machine.environment)
      let log = try await LogWatch(baton)
      let customer = try await WebCustomer(baton)
      try await customer.say("How do I get an invoice?")
      _ = try await customer.hears("bot")
      try await log.first("the conversation") { $0.isEffective("message.sent") }

      let other = try await OtherBroker(like: baton)
      let topics = try await Command.baton("topics", "apply", environment: other.environment)
      #expect(topics.status == 0, "\(topics.errors)")
      try await other.takeOver(from: baton, machine)

      for (service, admin) in try baton.ready.admin {
        let reason = try await baton.http.until(503, "\(admin)/readyz", saying: "another log")
        print("\(service): \(reason)")
      }
      let ready = try baton.ready
      let answer = try await baton.http.post(
        "\(ready.intake)/v1/messages",
        ["channel": "x", "account": "cn", "peer": "p", "messageId": "m", "text": "hello"],
        token: ready.gatewayToken)
      #expect(answer.status == 503)
      #expect(answer.text.contains("another log"))
      #expect(
        try await other.records() == OtherBroker.partitions, "more than the records that open it")
      try await baton.stop()
      try await other.stop()
    }
  }
}
