import Foundation
import NIOHTTP1
import Testing

extension SystemTests {
  /// The broker says nothing for a while: services wait for it, and say so.
  @Suite("Without a broker", .timeLimit(.minutes(3)), .enabled(if: BatonUp.isEmbedded))
  struct BrokerOutageTests {
    @Test("Services stay up, are not ready, and go on when it is back; nothing accepted is lost")
    func outage() async throws {
      let baton = try await BatonUp()
      let log = try await LogWatch(baton)
      let before = try baton.ready
      let writer = SteadyWriter(baton, perSecond: 20)
      try await log.first("an answer") { $0.said != nil }

      let began = ContinuousClock.now
      try baton.signal("broker", SIGSTOP)
      async let answer = baton.http.post(
        "\(before.intake)/v1/messages",
        ["channel": "x", "account": "cn", "peer": "p", "messageId": "m", "text": "hello"],
        token: before.gatewayToken)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (service, admin) in before.admin {
          group.addTask {
            try await baton.http.until(503, "\(admin)/readyz")
            let seconds = (ContinuousClock.now - began) / .seconds(1)
            print("\(service) not ready after \(String(format: "%.1f", seconds)) s")
          }
        }
        try await group.waitForAll()
      }
      for admin in before.admin.values {
        #expect(try await baton.http.get("\(admin)/livez").status == 200)
      }
      let refused = try await answer
      #expect(refused.status == 503)
      #expect(refused.headers.first(name: "retry-after") != nil)

      let back = ContinuousClock.now
      try baton.signal("broker", SIGCONT)
      for service in before.admin.keys { try await baton.becomeReady(service) }
      let seconds = (ContinuousClock.now - back) / .seconds(1)
      print("All ready \(String(format: "%.1f", seconds)) s after the broker was back")
      #expect(try baton.ready.pids == before.pids)

      let customer = try await WebCustomer(baton)
      try await customer.say("How do I get an invoice?")
      _ = try await customer.hears("bot")
      let accepted = await writer.stop()
      try await log.settled(accepted.map(\.event))
      #expect(writer.refused.isEmpty)
      #expect(log.faults(accepted).isEmpty)
      try await baton.stop()
    }
  }
}
