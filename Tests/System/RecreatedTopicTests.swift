import Foundation
import Kafka
import LogRuntime
import Testing

@testable import Baton

extension SystemTests {
  /// The topics were deleted and made anew, under the same names, while the services ran.
  @Suite(
    "A topic made anew", .timeLimit(.minutes(5)),
    .enabled(if: !BatonUp.isEmbedded || MachineFaults.isPossible))
  struct RecreatedTopicTests {
    @Test("Every service refuses it: it is not ready, says why, and writes nothing")
    func recreated() async throws {
      let machine = BatonUp.isEmbedded ? try MachineFaults() : nil
      let baton = try await BatonUp(environment: machine?.environment ?? [:])
      let log = try await LogWatch(baton)
      let customer = try await WebCustomer(baton)
      try await customer.say("How do I get an invoice?")
      _ = try await customer.hears("bot")
      try await log.first("the conversation") { $0.isEffective("message.sent") }

      let other = try await OtherLogs(of: baton, machine)

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
        try await other.records() == other.partitions, "more than the records that open it")
      try await baton.stop()
      try await other.stop()
    }

    /// The logs' second life: on the embedded broker, which deletes nothing, that is another one in its place.
    private struct OtherLogs {
      let settings: LogSettings
      let partitions: Int
      private let broker: OtherBroker?

      /// Returns once the services read them.
      init(of baton: BatonUp, _ machine: MachineFaults?) async throws {
        if let machine {
          let broker = try await OtherBroker(like: baton)
          try await Self.apply(broker.environment)
          try await broker.takeOver(from: baton, machine)
          self.broker = broker
          settings = broker.settings
        } else {
          settings = try await baton.logSettings
          try await Self.delete(settings)
          try await Self.apply(baton.ready.environment)
          broker = nil
        }
        partitions = try await TopicReader.partitions(of: settings.topics.conversations, settings)
          .count
      }

      private static func apply(_ environment: [String: String]) async throws {
        let topics = try await Command.baton("topics", "apply", environment: environment)
        #expect(topics.status == 0, "\(topics.errors)")
      }

      private static func delete(_ settings: LogSettings) async throws {
        let administrator = try Administrator(settings.client)
        for topic in [settings.topics.conversations, settings.topics.teams] {
          try await administrator.delete(topic)
          while try await administrator.topic(topic) != nil {
            try await Task.sleep(for: .milliseconds(100))
          }
        }
      }

      /// How many records the conversations' topic has, in all its partitions.
      func records() async throws -> Int {
        let places = try await TopicReader.partitions(of: settings.topics.conversations, settings)
        let consumer = try Consumer(settings.client, group: nil)
        let marks = try await consumer.watermarks(of: places)
        await consumer.close()
        return marks.values.reduce(0) { $0 + Int($1.high) }
      }

      func stop() async throws { try await broker?.stop() }
    }
  }
}
