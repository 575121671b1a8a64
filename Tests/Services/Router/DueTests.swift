import Conversation
import ConversationTesting
import RouterCore
import Routing
import Testing

@Suite("What time calls for at the dispatcher")
struct DueTests {
  private let policy = DispatchPolicy.ofTests()

  private func team(_ change: (inout TeamConfigured) -> Void = { _ in }) -> TeamScript {
    var team = TeamScript()
    var body = TeamConfigured()
    var agent = ConfiguredAgent()
    agent.id = "x"
    agent.capacity = 2
    var queue = ConfiguredQueue()
    queue.id = "general"
    body.agents = [agent]
    body.queues = [queue]
    body.rules.lostGraceMs = 60_000
    change(&body)
    team.append(.teamConfigured(body))
    team.presence("x")
    return team
  }

  @Test("It asks once for what is due, and again where nothing came of it, less and less often")
  func patience() {
    var overflow = Overflow()
    overflow.team = "care"
    overflow.queue = "vip"
    overflow.afterMs = 1_000
    var team = team { $0.queues[0].overflow = [overflow] }
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1, skills: ["chess"])
    #expect(dispatcher.due(team.state!, at: team.now) == DueWork())
    team.wait(1_000)
    let asked = dispatcher.due(team.state!, at: team.now)
    #expect(asked.conversations.map(\.body.name) == ["conversation.requeued"])
    #expect(dispatcher.due(team.state!, at: team.now) == DueWork())
    let counts = (1...6).map { _ in
      team.wait(6_000)
      return dispatcher.due(team.state!, at: team.now).conversations.count
    }
    #expect(counts == [1, 0, 1, 0, 0, 0])
  }

  @Test("A lost agent's conversations are asked back, and an offer to them is rescinded at once")
  func lost() {
    var team = team()
    var dispatcher = Dispatcher()
    team.assigned("c1", epoch: 1, to: "x")
    team.queued("c2", epoch: 1)
    team.reserve("c2", epoch: 1, for: "x", as: "r")
    var offline = PresenceChanged()
    offline.agentID = "x"
    offline.presence = .offline
    team.append(.presenceChanged(offline))
    let due = dispatcher.due(team.state!, at: team.now)
    guard case .conversationRequeued(let body)? = due.conversations.first?.body else {
      Issue.record("not asked back: \(due)")
      return
    }
    #expect(body.reason == .agentLost)
    #expect(body.agentID == "x")
    #expect(body.keepsPlace)
    team.wait(1)
    let asked = dispatcher.ask(team.state!, policy, at: team.now)
    #expect(asked.map(\.body.name) == ["offer.created", "offer.rescinded"])
  }

  @Test("Who comes outside opening hours is promised an answer, once")
  func promise() throws {
    var hours = ConfiguredHours()
    hours.id = "office"
    hours.opensMs = [LogScript.start.milliseconds + 3_600_000]
    hours.closesMs = [LogScript.start.milliseconds + 7_200_000]
    var team = team {
      $0.hours = [hours]
      $0.queues[0].hours = "office"
      $0.queues[0].promiseMs = 600_000
    }
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 7)
    let welcome = dispatcher.welcome(
      by: team.last, team.state!, policy, at: team.now)
    #expect(
      welcome.map(\.body.name) == ["promise.made", "message.sent", "queue.position_changed"])
    guard case .promiseMade(let body) = welcome[0].body else { return }
    #expect(body.dueMs == LogScript.start.milliseconds + 4_200_000)
    var told = WorkProgressed()
    told.work = WorkRef(Named.conversation("c1"), epoch: 7)
    told.progress = .promised
    told.untilMs = body.dueMs
    #expect(team.append(.workProgressed(told)) == .effective)
    #expect(team["c1"]?.promised?.milliseconds == body.dueMs)
    #expect(
      dispatcher.welcomeAll(team.state!, policy, at: team.now).map(\.body.name) == ["message.sent"])
  }

  @Test("Whoever comes back from a lost agent, or from another queue, is told so")
  func told() {
    for (reason, purpose) in [
      (RequeueReason.agentLost, NoticePurpose.agentLost), (.overflow, .moved), (.fallback, .moved),
    ] {
      var team = team()
      var dispatcher = Dispatcher()
      var body = WorkQueued()
      body.work = WorkRef(Named.conversation("c1"), epoch: 1)
      body.queue = "general"
      body.requeueReason = UInt32(reason.rawValue)
      team.append(.workQueued(body))
      let events = dispatcher.welcome(
        by: team.last, team.state!, policy, at: team.now)
      guard case .messageSent(let message)? = events.first?.body else {
        Issue.record("nothing is told")
        return
      }
      #expect(message.notice == purpose)
    }
  }
}
