import Foundation
import Testing

extension SystemTests {
  /// SIGTERM while messages are being written: every service ends soon and well, and loses nothing.
  @Suite("Stopping", .timeLimit(.minutes(3)))
  struct StopTests {
    @Test("Each service ends with 0 within 5 s under load, and nothing is lost by it")
    func underLoad() async throws {
      let baton = try await BatonUp()
      let log = try await LogWatch(baton)
      let writer = SteadyWriter(baton, perSecond: 40)
      try await log.first("an answer") { $0.said != nil }
      for service in ["intake", "bot", "router", "desk", "delivery"] {
        let began = ContinuousClock.now
        let pid = try baton.signal(service, SIGTERM)
        try await baton.ended(service, pid)
        let time = ContinuousClock.now - began
        #expect(time < .seconds(5), "\(service) took \(time)")
        try await baton.revived(service, after: pid)
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        print(
          "SIGTERM to \(service): ended after \(time / .milliseconds(1)) ms, "
            + "another one ready after \(String(format: "%.2f", seconds)) s")
        #expect(Self.exits(of: service, in: baton.log) == ["status 0"])
      }
      let accepted = await writer.stop()
      try await log.settled(accepted.map(\.event))
      #expect(writer.refused.isEmpty)
      #expect(log.faults(accepted).isEmpty)
      print("\(accepted.count) messages accepted meanwhile, \(writer.repeated) sent again")

      let pids = try baton.ready.pids.values.flatMap(\.self)
      #expect(try await baton.stop() == 0)
      #expect(!pids.contains { kill($0, 0) == 0 })
    }

    /// How `baton up` says that processes of a service ended: `status 0`.
    private static func exits(of service: String, in log: String) -> [String] {
      log.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard words.first == service, words.dropFirst().first == "died" else { return nil }
        return line.split(separator: "(").last?.split(separator: ")").first.map(String.init)
      }
    }
  }
}
