import Conversation
import ConversationTesting
import RouterCore
import Routing
import Testing

@Suite("What the bridge tells of work that somebody has")
struct WorkProgressTests {
  private func told(_ log: LogScript) -> [TeamEventBody] {
    log.state.map { Bridge.copies(of: log.last, $0).map(\.body) } ?? []
  }

  private func progress(_ log: LogScript) -> [WorkProgress] {
    told(log).compactMap { body in
      guard case .workProgressed(let said) = body else { return nil }
      return said.progress
    }
  }

  @Test("Answers, the customer's words that wait for one, putting aside and waking, promises")
  func progress() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    log.append(.routerPromises())
    #expect(progress(log) == [.promised])
    log.append(.agentTakes("x"))
    log.append(.agentSays("x"))
    #expect(progress(log) == [.answered])
    log.append(.customerWrites("m2"))
    #expect(progress(log) == [.customerWrote])
    log.append(.customerWrites("m3"))
    #expect(progress(log) == [])
    log.append(.agentSays("x", text: "Yes."))
    log.append(.agentSnoozes("x"))
    #expect(progress(log) == [.snoozed])
    log.now = log.deadline(.snooze)?.due ?? log.now
    log.append(.deadlinePasses(.snooze))
    #expect(progress(log) == [.woken])
  }

  @Test("The end says whose notes are due, and the notes that they are written")
  func notes() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentSays("x"))
    log.append(.agentResolves("x"))
    guard case .workEnded(let ended)? = told(log).first else {
      Issue.record("no end")
      return
    }
    #expect(ended.resolved)
    #expect(ended.wrapUpAgent == "x")
    #expect(ended.wrapUpMs > 0)
    log.append(.agentWrapsUp("x"))
    guard case .wrapUpEnded(let written)? = told(log).first else {
      Issue.record("no notes")
      return
    }
    #expect(written.agentID == "x")
    #expect(!written.timedOut)
  }

  @Test("A handoff tells what its score and its cost are made of")
  func described() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    guard case .workQueued(let first)? = told(log).first else {
      Issue.record("not queued")
      return
    }
    #expect(first.channel == "shop-app")
    #expect(first.urgency == 2)
    #expect(first.lastAgent == "")
    log.append(.agentTakes("x"))
    log.append(.agentSays("x"))
    log.append(.agentReturns("x"))
    log.append(.customerWrites("m2"))
    log.append(.botHandsOver())
    guard case .workQueued(let second)? = told(log).first else { return }
    #expect(second.lastAgent == "x")
  }

  @Test("Progress changes nothing of who has the work")
  func harmless() {
    for progress in WorkProgress.allCases where progress != .unspecified {
      var team = TeamScript()
      team.configure(["x": 2])
      team.presence("x")
      team.queued("c1", epoch: 1)
      team.reserve("c1", epoch: 1, for: "x", as: "r")
      team.queued("c2", epoch: 1)
      team.assigned("c3", epoch: 1, to: "x")
      for name in ["c1", "c2", "c3"] {
        let before = team[name]
        var body = WorkProgressed()
        body.work = WorkRef(Named.conversation(name), epoch: 1)
        body.progress = progress
        team.append(.workProgressed(body))
        #expect(team[name]?.phase == before?.phase)
        #expect(team[name]?.agentID == before?.agentID)
        #expect(team[name]?.reservation == before?.reservation)
        #expect(team[name]?.epoch == before?.epoch)
      }
      #expect(team.agent("x")?.load == 2)
    }
  }
}
