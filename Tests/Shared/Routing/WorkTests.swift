import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("A team's work, as the conversations' log tells of it")
struct WorkTests {
  @Test("What is queued waits in line: priority, then age, then the order of the log")
  func line() {
    var team = TeamScript()
    team.queued("c1", epoch: 1)
    team.queued("c2", epoch: 1, priority: 50)
    team.wait(1_000)
    team.queued("c3", epoch: 1, priority: 50)
    let line = team.state?.line.map(\.conversation)
    #expect(line == ["c2", "c3", "c1"].map { Named.conversation($0) })
  }

  @Test("A lower epoch is void, and so is the same statement again")
  func epochs() {
    var team = TeamScript()
    team.queued("c1", epoch: 5)
    #expect(team.queued("c1", epoch: 4) == .void(.staleEpoch))
    #expect(team.queued("c1", epoch: 5) == .void(.alreadyDone))
    #expect(team.assigned("c1", epoch: 4, to: "x") == .void(.staleEpoch))
    #expect(team.ended("c1", epoch: 3) == .void(.staleEpoch))
    #expect(team["c1"]?.phase == .waiting)
  }

  @Test("An ended conversation stays ended for what was said earlier")
  func ended() {
    var team = TeamScript()
    team.queued("c1", epoch: 5)
    #expect(team.ended("c1", epoch: 7) == .effective)
    #expect(team.queued("c1", epoch: 6) == .void(.staleEpoch))
    #expect(team.state?.items == [])
    #expect(team.queued("c1", epoch: 9) == .effective)
    #expect(team.state?.items.map(\.epoch) == [9])
  }

  @Test("Who takes over without an offer has it as load, beyond capacity if need be")
  func takenOver() {
    var team = TeamScript()
    team.configure(["x": 1])
    team.assigned("c1", epoch: 1, to: "x")
    #expect(team.assigned("c2", epoch: 1, to: "x") == .effective)
    #expect(team.agent("x")?.load == 2)
    #expect(team.agent("x")?.isAvailable == false)
    team.ended("c1", epoch: 2)
    #expect(team.agent("x")?.load == 1)
  }

  @Test("Going from one person to another moves the load")
  func transferred() {
    var team = TeamScript()
    team.configure(["x": 1, "y": 1])
    team.assigned("c1", epoch: 1, to: "x")
    team.assigned("c1", epoch: 2, to: "y")
    #expect(team.state?.agents.map(\.load) == [0, 1])
    team.queued("c1", epoch: 3)
    #expect(team.state?.agents.map(\.load) == [0, 0])
  }

  @Test("Work is nobody's without a name, and bounded")
  func bounds() {
    var team = TeamScript()
    #expect(team.assigned("c1", epoch: 1, to: "") == .void(.outOfBounds))
    let skills = (0..<51).map(String.init)
    #expect(team.queued("c1", epoch: 1, skills: skills) == .void(.outOfBounds))
    #expect(team.presence("") == .void(.outOfBounds))
  }

  @Test("The last hundred waits tell how long one waits")
  func waits() {
    var team = TeamScript()
    #expect(team.state?.waitQuantiles == nil)
    for number in 1...110 {
      team.queued("c\(number)", epoch: 1)
      team.wait(Int64(number) * 1_000)
      team.assigned("c\(number)", epoch: 2, to: "x")
    }
    #expect(team.state?.recentWaits.count == 100)
    #expect(team.state?.waitQuantiles?.p50 == 60_000)
    #expect(team.state?.waitQuantiles?.p90 == 100_000)
  }

  @Test("Whoever the configuration names no more is not asked, and keeps their load")
  func unlisted() {
    var team = TeamScript()
    team.configure(["x": 2, "y": 2])
    team.presence("x")
    team.assigned("c1", epoch: 1, to: "x")
    team.configure(["y": 2])
    #expect(team.agent("x")?.isListed == false)
    #expect(team.agent("x")?.isAvailable == false)
    #expect(team.agent("x")?.load == 1)
    team.configure(["x": 2, "y": 2])
    #expect(team.agent("x")?.isAvailable == true)
  }

  @Test("A repeat is a duplicate, a kind nobody knows is void")
  func repeats() {
    var team = TeamScript()
    team.queued("c1", epoch: 1)
    #expect(team.append(team.records[0].event) == .duplicate(of: 0, first: .effective))
    #expect(team.append(.unknown(kind: 99, bytes: [])) == .void(.unknownKind))
  }

  @Test("Becoming ready again starts the idle time anew; staying ready does not")
  func idleTime() {
    var team = TeamScript()
    team.configure(["x": 1])
    team.presence("x")
    let since = team.agent("x")?.idleSince
    team.wait(5_000)
    team.presence("x")
    #expect(team.agent("x")?.idleSince == since)
    team.presence("x", .away)
    team.presence("x")
    #expect(team.agent("x")?.idleSince == team.now)
  }
}
