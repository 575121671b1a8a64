import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("Who is asked")
struct MatchingTests {
  @Test("A level is asked for, and the better match is asked first")
  func levels() {
    var team = TeamScript(
      [
        TeamScript.agent("x", ["returns=1"]), TeamScript.agent("y", ["returns=3"]),
        TeamScript.agent("z", ["returns=2"]),
      ],
      queues: [TeamScript.queue("general", ["returns>=2"])])
    team.waits("c1")
    team.waits("c2")
    team.waits("c3")
    #expect(team.decided == ["c1 to y", "c2 to z"])
  }

  @Test("Whoever is free takes what they are best at, as far as its weight goes")
  func bestAt() {
    func scene(fit: Int32, isBestThere: Bool = true, minutes: Int64 = 2) -> [String] {
      var team = TeamScript(
        [TeamScript.agent("x", ["orders", "returns=4"]), TeamScript.agent("y", ["orders=4"])],
        queues: [TeamScript.queue("orders", ["orders"]), TeamScript.queue("returns", ["returns"])]
      ) { $0.score.fit = fit }
      team.assigned("c9", epoch: 1, to: "y")
      if !isBestThere { team.presence("y", .away) }
      team.waits("c1", queue: "orders")
      team.wait(minutes * 60_000)
      team.waits("c2", queue: "returns")
      return team.decided
    }
    #expect(scene(fit: 0) == ["c1 to x"])
    #expect(scene(fit: 100) == ["c2 to x"], "three levels are three points, three minutes")
    #expect(scene(fit: 100, minutes: 4) == ["c1 to x"])
    #expect(scene(fit: 100, isBestThere: false) == ["c1 to x"], "nobody better is there")
  }

  @Test("What is only preferred is no condition, but whoever has it is asked first")
  func preferred() {
    var team = TeamScript(
      [TeamScript.agent("x", ["orders"]), TeamScript.agent("y", ["orders", "chess"])],
      queues: [TeamScript.queue("general", ["orders", "chess?"])])
    team.waits("c1")
    team.waits("c2")
    #expect(team.decided == ["c1 to y", "c2 to x"])
  }

  @Test("After a time less is asked: a ring is stated in the log, and never early")
  func rings() {
    var ring = Ring()
    ring.afterMs = 60_000
    ring.skills = ["orders"]
    ring.anyLanguage = true
    var team = TeamScript(
      [TeamScript.agent("x", ["orders"]), TeamScript.agent("y", ["orders=3", "language:zh"])],
      queues: [TeamScript.queue("general", ["orders>=3"]) { $0.rings = [ring] }])
    team.presence("y", .away)
    team.waits("c1") { $0.language = "zh" }
    #expect(team.decided == [])
    var relaxed = WorkRelaxed()
    relaxed.work = WorkRef(Named.conversation("c1"), epoch: 1)
    relaxed.ring = 1
    #expect(team.state?.owed(at: team.now) == [])
    #expect(team.append(.workRelaxed(relaxed)) == .void(.early))
    team.wait(60_000)
    #expect(team.state?.owed(at: team.now) == [.relaxation(Named.conversation("c1"), ring: 1)])
    #expect(team.append(.workRelaxed(relaxed), by: .agent("x")) == .void(.notAllowed))
    #expect(team.append(.workRelaxed(relaxed)) == .effective)
    #expect(team.decided == ["c1 to x"])
    #expect(team.append(.workRelaxed(relaxed)) == .void(.alreadyDone))
  }

  @Test("Who had the customer last is asked first where the queue wants it and they are free")
  func sameAgent() {
    for isWanted in [true, false] {
      var team = TeamScript(
        [TeamScript.agent("x"), TeamScript.agent("y")],
        queues: [TeamScript.queue { $0.sameAgent = isWanted }])
      team.waits("c1") { $0.lastAgent = "y" }
      #expect(team.decided == [isWanted ? "c1 to y" : "c1 to x"])
      team.presence("y", .away)
      #expect(team.decided == ["c1 to x"])
    }
  }

  @Test("Of equals the least loaded by capacity is asked, then the longest idle")
  func leastLoaded() {
    var team = TeamScript([TeamScript.agent("x", capacity: 2), TeamScript.agent("y", capacity: 4)])
    team.assigned("c1", epoch: 1, to: "x")
    team.assigned("c2", epoch: 1, to: "y")
    team.waits("c3")
    #expect(team.decided == ["c3 to y"])
    team.assigned("c4", epoch: 1, to: "y")
    team.waits("c5")
    #expect(team.decided == ["c3 to x", "c5 to y"])
  }

  @Test("Who can do least else is asked where generalists are spared")
  func generalists() {
    for isSpared in [true, false] {
      var team = TeamScript(
        [TeamScript.agent("x", ["a", "b", "c"]), TeamScript.agent("y", ["a"])],
        queues: [TeamScript.queue("general", ["a"])]
      ) { $0.sparesGeneralists = isSpared }
      team.waits("c1")
      #expect(team.decided == [isSpared ? "c1 to y" : "c1 to x"])
    }
  }

  @Test("What others serve first is offered only to whoever has had nothing for a while")
  func backfill() {
    var team = TeamScript(
      [TeamScript.agent("x", queues: ["mail"], backfill: ["general"])],
      queues: [TeamScript.queue(), TeamScript.queue("mail"), TeamScript.queue("other")]
    ) { $0.backfillAfterMs = 30_000 }
    team.waits("c1")
    #expect(team.decided == [])
    team.waits("c2", queue: "other")
    team.wait(30_000)
    #expect(team.decided == ["c1 to x"])
    team.waits("c3", queue: "mail")
    #expect(team.decided == ["c1 to x"])
    team.assigned("c4", epoch: 1, to: "x")
    #expect(team.decided == [])
  }

  @Test("A conversation takes what its channel and its difficulty take, and never more than all")
  func units() {
    var mail = ChannelUnits()
    mail.channel = "email"
    mail.units = 3
    var team = TeamScript(
      [TeamScript.agent("x", capacity: 4), TeamScript.agent("y", capacity: 2)],
      queues: [TeamScript.queue { $0.isHard = true }, TeamScript.queue("easy")]
    ) { rules in
      rules.channels = [mail]
      rules.hardUnits = 2
      rules.hardReasons = [12]
    }
    team.waits("c1") { $0.channel = "email" }
    #expect(team["c1"]?.units == 5)
    team.serve()
    #expect(team["c1"]?.agentID == "x")
    #expect(team.agent("x")?.load == 4)
    team.waits("c2", queue: "easy") { $0.reason = 12 }
    #expect(team["c2"]?.units == 3)
    team.serve()
    #expect(team.agent("y")?.load == 2)
    team.waits("c3", queue: "easy")
    #expect(team.decided == [])
  }

  @Test("Nobody is offered unasked what agents take themselves")
  func pulled() {
    var team = TeamScript(
      [TeamScript.agent("x")], queues: [TeamScript.queue { $0.isPulled = true }])
    team.waits("c1")
    #expect(team.decided == [])
  }

  @Test("What is under way is not decided again, and takes the room that it will take")
  func underWay() {
    var team = TeamScript([TeamScript.agent("x", capacity: 2), TeamScript.agent("y")])
    for name in ["c1", "c2", "c3", "c4"] { team.waits(name) }
    let first = team.state?.decide(at: team.now, atMost: 2) ?? []
    #expect(first.map(\.agentID) == ["x", "y"])
    let second = team.state?.decide(at: team.now, besides: first) ?? []
    #expect(second.map(\.agentID) == ["x"])
    #expect(team.state?.decide(at: team.now, besides: first + second) == [])
  }

  @Test("A decision is the same on every run of the same log, and after a restore")
  func reproducible() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<50 {
      var team = TeamScript(
        (0..<6).map { TeamScript.agent("a\($0)", ["s\($0 % 3)=\($0 % 2 + 1)"], capacity: 2) },
        queues: (0..<3).map { TeamScript.queue("q\($0)", ["s\($0)", "s\(($0 + 1) % 3)?"]) })
      for number in 0..<30 {
        let queue = "q\(random.below(3))"
        team.waits("c\(number)", queue: queue) {
          $0.urgency = UInt32(random.below(5))
        }
        team.wait(Int64(random.below(90_000)))
        if random.chance(30) { team.serve() }
      }
      var again = TeamLog(partition: 0)
      for (offset, record) in team.records.enumerated() {
        _ = again.apply(record.event, offset: Int64(offset), timestamp: record.timestamp)
      }
      let state = try #require(team.state)
      #expect(again["care"]?.decide(at: team.now) == state.decide(at: team.now))
      var restored = TeamLog(partition: 0)
      var carried = TeamCarried()
      carried.lastOffset = state.lastOffset
      carried.decidedAtMs = team.now.milliseconds
      carried.state = state.carried
      _ = restored.apply(
        TeamEvent(
          id: EventID(hi: 1, lo: 1), team: "care", author: .system, occurredAt: team.now,
          body: .teamCarried(carried)), offset: 1_000, timestamp: team.now)
      #expect(restored["care"]?.decide(at: team.now) == state.decide(at: team.now))
    }
  }
}
