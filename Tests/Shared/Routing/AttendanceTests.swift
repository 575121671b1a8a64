import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("Who is there, and who only seems to be")
struct TeamAttendanceTests {
  private func renewed(_ team: inout TeamScript, _ agents: [String], _ lease: UInt32 = 60_000) {
    var body = PresenceRenewed()
    body.agentIds = agents
    body.leaseMs = lease
    #expect(team.append(.presenceRenewed(body)) == .effective)
  }

  @Test("A presence that nobody renews lapses, and not before")
  func lapse() throws {
    var team = TeamScript([TeamScript.agent("x"), TeamScript.agent("y")])
    renewed(&team, ["x"])
    var lapsed = PresenceLapsed()
    lapsed.agentID = "x"
    lapsed.dueMs = try #require(team.agent("x")?.leaseUntil).milliseconds
    #expect(team.append(.presenceLapsed(lapsed)) == .void(.early))
    team.wait(30_000)
    renewed(&team, ["x"])
    team.wait(30_000)
    #expect(team.append(.presenceLapsed(lapsed)) == .void(.noSuchDeadline))
    #expect(team.state?.owed(at: team.now) == [])
    team.wait(30_000)
    let due = try #require(team.agent("x")?.leaseUntil)
    #expect(team.state?.owed(at: team.now) == [.lapse(agentID: "x", due: due)])
    lapsed.dueMs = due.milliseconds
    #expect(team.append(.presenceLapsed(lapsed)) == .effective)
    #expect(team.agent("x")?.presence == .offline)
    #expect(team.agent("y")?.presence == .online)
  }

  @Test("What a lost agent had not answered goes back at once, the rest after a time of grace")
  func lost() {
    var team = TeamScript([TeamScript.agent("x", capacity: 3)]) { $0.lostGraceMs = 120_000 }
    team.waits("c1")
    team.waits("c2")
    team.serve()
    team.progress("c2", epoch: 2, .answered)
    team.presence("x", .offline)
    #expect(team.state?.owed(at: team.now) == [])
    team.presence("x")
    var offline = PresenceChanged()
    offline.agentID = "x"
    offline.presence = .offline
    team.append(.presenceChanged(offline))
    let (c1, c2) = (Named.conversation("c1"), Named.conversation("c2"))
    #expect(
      team.state?.owed(at: team.now) == [.takingBack(c1, agentID: "x", isAnswered: false)])
    team.wait(120_000)
    #expect(
      team.state?.owed(at: team.now) == [
        .takingBack(c1, agentID: "x", isAnswered: false),
        .takingBack(c2, agentID: "x", isAnswered: true),
      ])
    team.presence("x")
    #expect(team.state?.owed(at: team.now) == [])
  }

  @Test("Whoever lets an offer run out is asked no more until they say so")
  func timedOut() {
    var team = TeamScript([TeamScript.agent("x")]) { $0.timeoutsBeforePause = 1 }
    team.waits("c1")
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    team.offerEnded("c1", epoch: 1, "r1", .timedOut)
    #expect(team.agent("x")?.acceptingWork == false)
    #expect(team.agent("x")?.pause == .offersTimedOut)
    #expect(team.decided == [])
    team.presence("x")
    #expect(team.agent("x")?.pause == AgentState.Pause.none)
    #expect(team.decided == ["c1 to x"])
  }

  @Test("So is whoever declines too many in a row; one that they take begins the count anew")
  func declined() {
    var team = TeamScript([TeamScript.agent("x", capacity: 9)]) { $0.declinesBeforePause = 2 }
    func decline(_ number: Int) {
      team.waits("c\(number)")
      team.reserve("c\(number)", epoch: 1, for: "x", as: "r\(number)")
      team.offerEnded("c\(number)", epoch: 1, "r\(number)", .declined)
    }
    decline(1)
    team.reserve("c1", epoch: 1, for: "x", as: "again")
    team.assigned("c1", epoch: 2, to: "x")
    decline(2)
    #expect(team.agent("x")?.acceptingWork == true)
    decline(3)
    #expect(team.agent("x")?.pause == .offersDeclined)
  }

  @Test("A supervisor lets an agent finish what they have")
  func drained() {
    var team = TeamScript([TeamScript.agent("x", capacity: 2)])
    team.assigned("c1", epoch: 1, to: "x")
    team.waits("c2")
    var body = AgentDrained()
    body.agentID = "x"
    body.draining = true
    #expect(team.append(.agentDrained(body), by: .agent("x")) == .void(.notAllowed))
    let sue = Author(.supervisor, id: "sue")
    #expect(team.append(.agentDrained(body), by: sue) == .effective)
    #expect(team.append(.agentDrained(body), by: sue) == .void(.alreadyDone))
    #expect(team.decided == [])
    #expect(team.agent("x")?.load == 1)
    body.draining = false
    team.append(.agentDrained(body), by: sue)
    #expect(team.decided == ["c2 to x"])
  }

  @Test("Notes after the end take room until they are written, or for as long as the rules say")
  func wrapUp() throws {
    var team = TeamScript([TeamScript.agent("x")]) { rules in
      rules.wrapUpCounts = true
      rules.wrapUpMs = 60_000
    }
    func resolve(_ name: String, epoch: Int64) {
      var ended = WorkEnded()
      ended.work = WorkRef(Named.conversation(name), epoch: epoch)
      ended.wrapUpAgent = "x"
      ended.wrapUpMs = 300_000
      ended.resolved = true
      team.append(.workEnded(ended))
    }
    team.waits("c1")
    team.serve()
    resolve("c1", epoch: 3)
    team.waits("c2")
    #expect(team.agent("x")?.load == 1)
    #expect(team.decided == [])
    var written = WrapUpEnded()
    written.conversationHi = Named.conversation("c1").hi
    written.conversationLo = Named.conversation("c1").lo
    written.agentID = "x"
    written.timedOut = true
    #expect(team.append(.wrapUpEnded(written)) == .void(.early))
    written.timedOut = false
    #expect(team.append(.wrapUpEnded(written)) == .effective)
    #expect(team.append(.wrapUpEnded(written)) == .void(.alreadyDone))
    team.serve()
    resolve("c2", epoch: 3)
    team.wait(60_000)
    #expect(
      team.state?.owed(at: team.now) == [.wrapUpEnd(Named.conversation("c2"), agentID: "x")])
    // Taken up again, it is a conversation and no note.
    team.assigned("c2", epoch: 5, to: "x")
    #expect(team.agent("x")?.load == 1)
    #expect(team.state?.owed(at: team.now) == [])
  }

  @Test("What is put aside takes nothing where that is agreed, and its room again when it is back")
  func snoozed() {
    var team = TeamScript([TeamScript.agent("x")]) { $0.snoozedIsFree = true }
    team.waits("c1")
    team.serve()
    team.progress("c1", epoch: 2, .snoozed, until: team.now.milliseconds + 600_000)
    #expect(team.agent("x")?.load == 0)
    team.waits("c2")
    team.serve()
    team.progress("c1", epoch: 2, .customerWrote)
    #expect(team.agent("x")?.load == 2)
  }
}
