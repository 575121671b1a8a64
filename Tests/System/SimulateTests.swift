import Conversation
import Foundation
import Kafka
import LogRuntime
import Logging
import RouterSimulation
import SystemTesting
import Testing

extension SystemTests {
  /// `baton simulate`, from a sample day and from recorded topics.
  @Suite("Simulating", .timeLimit(.minutes(5)))
  struct SimulateTests {
    private struct Variant: Decodable {
      var name: String
      var customers: Int
      var waitMeanSeconds: Double
      var waitP90Seconds: Double
    }

    private struct Report: Decodable {
      var variants: [Variant]
    }

    private func report(_ command: Command) throws -> [Variant] {
      try #require(command.status == 0, "\(command.errors)")
      return try JSONDecoder().decode(Report.self, from: Data(command.output.utf8)).variants
    }

    /// Seven days of a small team, as its log would hold them: what `simulate` is asked about.
    private func week() -> (plan: FloorPlan, arrivals: [Arrival]) {
      let (day, hour) = (Int64(86_400_000), Int64(3_600_000))
      let agents = (0..<4).map { number in
        FloorPlan.Agent(
          id: "agent-\(number)", skills: [number < 2 ? "orders" : "returns"],
          capacity: 1, shifts: (0..<7).map { ($0 * day + 9 * hour)..<($0 * day + 17 * hour) })
      }
      let queues = ["orders", "returns"].map {
        FloorPlan.Queue(
          id: $0, needs: [$0], within: 60_000, share: 0.8)
      }
      var random = RandomStream(seed: 4, "week")
      let profile = DayProfile(
        level: 15, peaks: [DayProfile.Peak(hour: 11, width: 1, height: 12)], hours: 9...16.5)
      let arrivals = (0..<7).flatMap { number in
        profile.arrivals(&random).map { at in
          Arrival(
            at: number * day + at, queue: random.happens(0.5) ? "orders" : "returns",
            handling: Distribution.lognormal(mean: 420_000, variation: 0.8).milliseconds(&random))
        }
      }
      var plan = FloorPlan(agents: agents, queues: queues, conduct: .ideal, tick: nil)
      let now = Int64(Date().timeIntervalSince1970 * 1_000)
      plan.begin.milliseconds = now - now % day - 7 * day
      return (plan, arrivals)
    }

    private func record(_ broker: TestBroker) async throws -> [Outcome] {
      let (plan, arrivals) = week()
      let settings = LogSettings(
        client: broker.configuration(), topics: Topics(prefix: broker.prefix), source: "/baton/test"
      )
      let appender = try Appender(settings, logger: Logger(label: "test"))
      var proposals: [Proposal] = []
      var outcomes: [Outcome] = []
      var floor = Floor(
        plan, arrivals.makeIterator(), seed: 1,
        tape: { proposals.append(Proposal($0, settings.topics)) }, observe: { outcomes.append($0) })
      floor.run()
      try await appender.append(proposals)
      return outcomes
    }

    @Test("A recorded week, with more agents and fewer: what it would have been")
    func whatIf() async throws {
      let topics = ["conversations", "teams"].map { NewTopic($0, partitions: 2) }
      try await withBroker(topics: topics) { broker in
        let recorded = try await record(broker)
        let place = [
          "--from-topics", "--from", "8d", "--kafka", broker.configuration().bootstrapServers,
        ]
        let environment = ["BATON_TOPIC_PREFIX": broker.prefix]
        let more = try report(
          try await Command.baton(
            ["simulate", "--agents", "+1", "--json"] + place, environment: environment))
        #expect(more.map(\.name) == ["as recorded", "baton, as staffed", "baton, changed"])
        #expect(more.allSatisfy { $0.customers == recorded.count })
        // Nothing else than chance is unknown of this week, so that it comes out as it was.
        #expect(more[0].waitMeanSeconds == more[1].waitMeanSeconds)
        #expect(more[2].waitMeanSeconds < more[1].waitMeanSeconds)
        let fewer = try report(
          try await Command.baton(
            ["simulate", "--agents", "-1", "--json"] + place, environment: environment))
        #expect(fewer[2].waitMeanSeconds > fewer[1].waitMeanSeconds)
        let skilled = try report(
          try await Command.baton(
            ["simulate", "--skill", "agent-0+returns", "--skill", "agent-2+orders", "--json"]
              + place, environment: environment))
        #expect(skilled[2].waitP90Seconds < skilled[1].waitP90Seconds)
        let told = try await Command.baton(
          ["simulate", "--agents", "+1", "--rules", "baton,first-come"] + place,
          environment: environment)
        #expect(told.output.contains("first come first served, changed"), "\(told.output)")
        print(told.output)
        let nobody = try await Command.baton(
          ["simulate", "--team", "nobody"] + place, environment: environment)
        #expect(nobody.status == 1 && nobody.errors.contains("floor"))
      }
    }

    @Test("A sample day gives the same output again, byte for byte, and plots that can be read")
    func sampleDay() async throws {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "simulate-\(UUID().uuidString)", directoryHint: .isDirectory)
      defer { try? FileManager.default.removeItem(at: folder) }
      let run = { (name: String) in
        try await Command.baton([
          "simulate", "--rules", "baton", "--seed", "5", "--plots",
          folder.appending(path: name).path,
        ])
      }
      let (first, second) = (try await run("a"), try await run("b"))
      #expect(first.status == 0 && first.output.contains("occupancy"), "\(first.errors)")
      #expect(first.output.replacing("/a/", with: "/b/") == second.output)
      for name in ["waits.svg", "day.svg", "in-time.svg"] {
        let plots = try ["a", "b"].map {
          try Data(contentsOf: folder.appending(path: "\($0)/\(name)"))
        }
        #expect(plots[0] == plots[1] && plots[0].count > 1_000)
      }
    }

    @Test("What cannot be simulated is said, with what to do")
    func refused() async throws {
      let team = try await Command.baton(["simulate", "--team", "shop"])
      #expect(team.status == 64 && team.errors.contains("--from-topics"))
      let agent = try await Command.baton(["simulate", "--skill", "nobody+orders"])
      #expect(agent.status == 64 && agent.errors.contains("agent-1"), "\(agent.errors)")
    }
  }
}
