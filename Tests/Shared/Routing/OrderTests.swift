import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("The order of a line")
struct OrderTests {
  private func team(_ change: (inout ScoreWeights) -> Void) -> TeamScript {
    TeamScript([TeamScript.agent("x")]) { rules in
      rules.score.waitMsPerPoint = 60_000
      change(&rules.score)
    }
  }

  @Test("Urgency, tier, a feeling that falls and a promise each bring a conversation forward")
  func points() {
    var team = team { score in
      score.priority = 20
      score.urgency = [0, 0, 5, 15]
      var gold = TierPoints()
      gold.tier = "gold"
      gold.points = 4
      score.tiers = [gold]
      score.sentiment = 1
      score.slope = 2
      score.promise = 20
    }
    team.waits("c1")
    team.waits("c2") { $0.urgency = 4 }
    team.waits("c3") { $0.tier = "gold" }
    team.waits("c4") {
      $0.sentiment = -2
      $0.slopeHundredths = -150
    }
    let soon = team.now.milliseconds + 1
    team.waits("c5") { $0.promisedMs = soon }
    team.waits("c6") { $0.priority = 50 }
    #expect(team.line() == ["c5", "c2", "c6", "c4", "c3", "c1"])
    #expect(team.state?.position(of: Named.conversation("c4")) == 4)
  }

  @Test("A score is told in its parts, waiting among them")
  func explained() throws {
    var team = team { $0.urgency = [0, 0, 5, 15] }
    team.waits("c1") { $0.urgency = 3 }
    team.wait(180_000)
    let item = try #require(team["c1"])
    let score = try #require(team.state?.score(of: item, at: team.now))
    #expect(score.parts.filter { $0.hundredths != 0 }.map(\.name) == ["urgency", "waiting"])
    #expect(score.total == 800)
  }

  @Test("Nobody starves: who comes later by more than the points are worth stays behind")
  func nobodyStarves() {
    var team = team { $0.urgency = [0, 0, 5, 15] }
    team.waits("c1")
    team.wait(14 * 60_000)
    team.waits("c2") { $0.urgency = 4 }
    #expect(team.line() == ["c2", "c1"])
    team.wait(2 * 60_000)
    team.waits("c3") { $0.urgency = 4 }
    #expect(team.line() == ["c2", "c1", "c3"])
  }

  @Test("Among equal points, the service level that runs out first goes first")
  func earliestDeadline() {
    func target(_ tier: String, _ within: UInt32) -> ServiceTarget {
      var target = ServiceTarget()
      target.tier = tier
      target.measure = .handoffWait
      target.withinMs = within
      return target
    }
    var team = TeamScript(
      [TeamScript.agent("x")],
      queues: [
        TeamScript.queue { $0.targets = [target("", 120_000), target("gold", 30_000)] }
      ]
    ) { $0.score.waitMsPerPoint = 3_600_000 }
    team.waits("c1")
    team.wait(1_000)
    team.waits("c2") { $0.tier = "gold" }
    #expect(team.line() == ["c2", "c1"])
  }

  @Test("A supervisor's priority moves a conversation, and nobody else's")
  func prioritised() {
    var team = team { $0.priority = 100 }
    team.waits("c1")
    team.waits("c2")
    var body = WorkPrioritised()
    body.work = WorkRef(Named.conversation("c2"), epoch: 1)
    body.priority = 90
    #expect(team.append(.workPrioritised(body), by: .agent("x")) == .void(.notAllowed))
    #expect(
      team.append(.workPrioritised(body), by: Author(.supervisor, id: "sue")) == .effective)
    #expect(team.line() == ["c2", "c1"])
    body.work.epoch = 9
    #expect(
      team.append(.workPrioritised(body), by: Author(.supervisor, id: "sue")) == .void(.staleEpoch))
  }

  @Test("Weights of any size order without a trap")
  func extremes() {
    var team = team { score in
      score.priority = .max
      score.sentiment = .min
      score.promise = .max
      score.waitMsPerPoint = .max
    }
    for (name, queued) in [("c1", Int64.min), ("c2", .max), ("c3", 0)] {
      team.waits(name) {
        $0.queuedAtMs = queued
        $0.priority = .max
        $0.sentiment = .min
        $0.slopeHundredths = .min
        $0.promisedMs = .min
      }
    }
    #expect(team.state?.line.count == 3)
  }
}
