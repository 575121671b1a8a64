import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("Service levels")
struct ServiceLevelTests {
  private static func target(
    _ measure: Measure, _ within: UInt32, warn: UInt32 = 0, tier: String = ""
  ) -> ServiceTarget {
    var target = ServiceTarget()
    target.measure = measure
    target.withinMs = within
    target.warnPercent = warn
    target.tier = tier
    return target
  }

  private var team: TeamScript {
    TeamScript(
      [TeamScript.agent("x", capacity: 3)],
      queues: [
        TeamScript.queue { queue in
          queue.targets = [
            Self.target(.handoffWait, 60_000, warn: 50), Self.target(.firstResponse, 90_000),
            Self.target(.nextResponse, 30_000), Self.target(.resolution, 600_000),
            Self.target(.handoffWait, 10_000, tier: "gold"),
          ]
        }
      ])
  }

  /// What is owed of service levels, stated in the log.
  private func state(_ team: inout TeamScript) -> [String] {
    var said: [String] = []
    for owed in team.state?.owed(at: team.now) ?? [] {
      guard case .serviceLevel(let conversation, let reached) = owed else { continue }
      var body = ServiceLevelReached()
      body.work = WorkRef(conversation, epoch: team.state?[item: conversation]?.epoch ?? 0)
      body.measure = reached.measure
      body.outcome = reached.outcome
      body.targetMs = reached.targetMs
      body.elapsedMs = reached.elapsedMs
      let event = TeamEventBody.serviceLevelReached(body)
      #expect(team.append(event) == .effective)
      said.append("\(reached.measure) \(event.name) \(reached.elapsedMs)")
    }
    return said
  }

  @Test("A handoff that waits is warned of, then breached, each once")
  func waiting() {
    var team = team
    team.waits("c1")
    #expect(state(&team) == [])
    team.wait(30_000)
    #expect(state(&team) == ["handoffWait service_level.warned 30000"])
    #expect(state(&team) == [])
    team.wait(31_000)
    #expect(state(&team) == ["handoffWait service_level.breached 61000"])
    team.serve()
    #expect(state(&team) == [])
  }

  @Test("Each that ends in time is met, by what happens with the conversation")
  func met() {
    var team = team
    team.waits("c1")
    team.wait(20_000)
    team.serve()
    #expect(state(&team) == ["handoffWait service_level.met 20000"])
    team.wait(10_000)
    team.progress("c1", epoch: 2, .answered)
    #expect(state(&team) == ["firstResponse service_level.met 30000"])
    team.wait(100_000)
    team.progress("c1", epoch: 2, .customerWrote)
    team.wait(5_000)
    team.progress("c1", epoch: 2, .answered)
    #expect(state(&team) == ["nextResponse service_level.met 5000"])
    var ended = WorkEnded()
    ended.work = WorkRef(Named.conversation("c1"), epoch: 3)
    ended.resolved = true
    team.append(.workEnded(ended))
    // The hundred seconds that the customer took do not count.
    #expect(state(&team) == ["resolution service_level.met 35000"])
    #expect(team.state?.items == [])
  }

  @Test("A customer who wrote and is not answered breaches the next response")
  func nextResponse() {
    var team = team
    team.waits("c1")
    team.serve()
    team.progress("c1", epoch: 2, .answered)
    _ = state(&team)
    team.progress("c1", epoch: 2, .customerWrote)
    team.wait(30_000)
    #expect(state(&team) == ["nextResponse service_level.breached 30000"])
  }

  @Test("A tier has its own target")
  func tiers() {
    var team = team
    team.waits("c1") { $0.tier = "gold" }
    team.wait(10_000)
    #expect(state(&team) == ["handoffWait service_level.breached 10000"])
  }

  @Test("What is stated too early, twice, or of nothing is void")
  func void() {
    var team = team
    team.waits("c1")
    var body = ServiceLevelReached()
    body.work = WorkRef(Named.conversation("c1"), epoch: 1)
    body.measure = .handoffWait
    body.outcome = .breached
    #expect(team.append(.serviceLevelReached(body)) == .void(.early))
    team.wait(60_000)
    #expect(team.append(.serviceLevelReached(body), by: .agent("x")) == .void(.notAllowed))
    #expect(team.append(.serviceLevelReached(body)) == .effective)
    #expect(team.append(.serviceLevelReached(body)) == .void(.early))
    body.measure = .nextResponse
    #expect(team.append(.serviceLevelReached(body)) == .void(.unknownMessage))
  }

  @Test("Only the queue's opening hours count")
  func openingHours() {
    var hours = ConfiguredHours()
    hours.id = "office"
    let now = LogScript.start.milliseconds
    hours.opensMs = [now - 1_000_000, now + 1_000_000]
    hours.closesMs = [now + 40_000, now + 2_000_000]
    var team = TeamScript(
      [TeamScript.agent("x")],
      queues: [
        TeamScript.queue { queue in
          queue.hours = "office"
          queue.targets = [Self.target(.handoffWait, 60_000)]
        }
      ], hours: [hours])
    team.waits("c1")
    let waited = team.now.milliseconds - now
    team.wait(500_000)
    #expect(state(&team) == [])
    #expect(team.state?.isOpen("general", at: team.now) == false)
    #expect(team.state?.opening(of: "general", from: team.now).milliseconds == now + 1_000_000)
    // Of the minute, what was open on the first day is gone; the rest runs on the second.
    team.now = Timestamp(milliseconds: now + 1_020_000 + waited - 1)
    #expect(state(&team) == [])
    team.wait(1)
    #expect(state(&team) == ["handoffWait service_level.breached 60000"])
  }

  @Test("Snoozing stops every clock")
  func snoozed() {
    var team = team
    team.waits("c1")
    team.serve()
    _ = state(&team)
    team.progress("c1", epoch: 2, .snoozed, until: team.now.milliseconds + 1_000_000)
    team.wait(900_000)
    #expect(state(&team) == [])
    team.progress("c1", epoch: 2, .woken)
    team.wait(90_000)
    #expect(state(&team) == ["firstResponse service_level.breached 90000"])
  }
}
