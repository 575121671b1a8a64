import Conversation
import ConversationTesting
import RouterCore
import Routing
import Testing

@Suite("The dispatcher")
struct DispatcherTests {
  private let policy = DispatchPolicy.ofTests()

  private var team: TeamScript {
    var team = TeamScript()
    team.configure(
      ["x": 1, "y": 2], skills: ["x": ["returns"]], queues: ["general": [], "returns": ["returns"]])
    team.presence("x")
    team.wait(1_000)
    team.presence("y")
    return team
  }

  private func asked(_ events: [TeamEvent]) -> [String] {
    events.map { event in
      guard case .reservationMade(let body) = event.body else { return event.body.name }
      return body.agentID
    }
  }

  @Test("It reserves the longest idle of those who have room")
  func longestIdle() {
    var team = team
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1)
    team.queued("c2", epoch: 1)
    team.queued("c3", epoch: 1)
    team.queued("c4", epoch: 1)
    let reservations = dispatcher.decide(team.state!, policy, at: team.now)
    #expect(asked(reservations) == ["x", "y", "y"])
    #expect(reservations.map { team.append($0) } == [.effective, .effective, .effective])
    #expect(dispatcher.decide(team.state!, policy, at: team.now).isEmpty)
  }

  @Test("An offer stands as long as its queue says, else as long as the policy does")
  func offerTime() {
    var team = team
    var configured = TeamConfigured()
    configured.agents = ["x", "y"].map { id in
      var agent = ConfiguredAgent()
      agent.id = id
      agent.capacity = 1
      return agent
    }
    var queue = ConfiguredQueue()
    queue.id = "returns"
    queue.offerMs = 15_000
    configured.queues = [queue]
    team.append(.teamConfigured(configured))
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1, queue: "returns")
    team.queued("c2", epoch: 1)
    var times: [UInt32] = []
    for reservation in dispatcher.decide(team.state!, policy, at: team.now) {
      team.append(reservation)
      for event in dispatcher.follow(team.judged.last!, team.state!, policy, at: team.now) {
        if case .offerCreated(let offer) = event.body { times.append(offer.expiresAfterMs) }
      }
    }
    #expect(times == [15_000, 30_000])
    team.wait(26_000)
    #expect(dispatcher.ask(team.state!, policy, at: team.now).count == 2)
    team.wait(15_000)
    #expect(dispatcher.ask(team.state!, policy, at: team.now).count == 4)
  }

  @Test("It asks for the skills of the item and of its queue")
  func skills() {
    var team = team
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1, skills: ["chess"])
    team.queued("c2", epoch: 1, queue: "returns")
    let reservations = dispatcher.decide(team.state!, policy, at: team.now)
    #expect(asked(reservations) == ["x"])
    team.append(reservations[0])
    #expect(team["c2"]?.agentID == "x")
    #expect(team["c1"]?.phase == .waiting)
  }

  @Test("It asks for the customer's language where somebody of the team speaks it")
  func language() {
    var team = TeamScript()
    team.configure(["x": 1, "y": 1], skills: ["y": ["language:zh"]])
    team.presence("x")
    team.wait(1_000)
    team.presence("y")
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1, language: "zh-CN")
    team.queued("c2", epoch: 1, language: "fr")
    #expect(asked(dispatcher.decide(team.state!, policy, at: team.now)) == ["y", "x"])
  }

  @Test("Priority goes first, then age")
  func order() {
    var team = team
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1)
    team.queued("c2", epoch: 1, priority: 90)
    let reservations = dispatcher.decide(team.state!, policy, at: team.now)
    let works = reservations.compactMap { event -> ConversationID? in
      guard case .reservationMade(let body) = event.body else { return nil }
      return body.work.conversation
    }
    #expect(works == [Named.conversation("c2"), Named.conversation("c1")])
  }

  @Test("Whoever is away, or accepts no work, is not asked")
  func presence() {
    var team = team
    var dispatcher = Dispatcher()
    team.presence("x", .away)
    team.presence("y", accepting: false)
    team.queued("c1", epoch: 1)
    #expect(dispatcher.decide(team.state!, policy, at: team.now).isEmpty)
  }

  @Test("It offers only what its own reservation, read as effective, says")
  func offers() {
    var team = team
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 7)
    let reservation = dispatcher.decide(team.state!, policy, at: team.now)[0]
    #expect(team.append(reservation) == .effective)
    let offers = dispatcher.follow(team.last, team.state!, policy, at: team.now)
    guard case .offerCreated(let body) = offers.first?.body else {
      Issue.record("no offer")
      return
    }
    #expect(body.agentID == "x")
    #expect(body.agentName == "X")
    #expect(body.reservation.id == reservation.id)
    #expect(body.expiresAfterMs == 30_000)
    #expect(offers[0].epoch == 7)
    #expect(offers[0].session == 1)
    #expect(
      team.append(reservation) == .duplicate(of: Int64(team.records.count) - 2, first: .effective))
    #expect(dispatcher.follow(team.last, team.state!, policy, at: team.now) == [])
  }

  @Test("An offer that is let pass goes to the next; when all let it pass, all are asked again")
  func next() {
    var team = team
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1)
    var asked: [String] = []
    for number in 1...4 {
      let reservation = dispatcher.decide(team.state!, policy, at: team.now)[0]
      team.append(reservation)
      _ = dispatcher.follow(team.last, team.state!, policy, at: team.now)
      asked.append(team["c1"]?.agentID ?? "")
      var ended = OfferEnded()
      ended.work = WorkRef(Named.conversation("c1"), epoch: 1)
      ended.reservation = ReservationRef(reservation.id)
      ended.ending = number % 2 == 0 ? .timedOut : .declined
      #expect(team.append(.offerEnded(ended)) == .effective)
      team.wait(1_000)
    }
    #expect(asked == ["x", "y", "x", "y"])
  }

  @Test("What only one can do, and that one let pass, is offered to that one again")
  func onlyOneCan() {
    var team = team
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1, skills: ["returns"])
    let first = dispatcher.decide(team.state!, policy, at: team.now)[0]
    team.append(first)
    _ = dispatcher.follow(team.last, team.state!, policy, at: team.now)
    var ended = OfferEnded()
    ended.work = WorkRef(Named.conversation("c1"), epoch: 1)
    ended.reservation = ReservationRef(first.id)
    ended.ending = .declined
    team.append(.offerEnded(ended))
    #expect(team["c1"]?.declinedBy == ["x"])
    #expect(asked(dispatcher.decide(team.state!, policy, at: team.now)) == ["x"])
  }

  @Test("Who waits is told once what happens next")
  func notices() {
    var team = team
    var dispatcher = Dispatcher()
    func notice(_ events: [Event]) -> [NoticePurpose] {
      events.compactMap { event in
        guard case .messageSent(let body) = event.body else { return nil }
        return body.notice
      }
    }
    team.queued("c1", epoch: 1)
    func welcome() -> [Event] {
      dispatcher.welcome(by: team.last, team.state!, policy, at: team.now)
    }
    let first = welcome()
    #expect(notice(first) == [.queued])
    #expect(
      first.map(\.body.name) == ["message.sent", "queue.position_changed"])
    #expect(dispatcher.welcomeAll(team.state!, policy, at: team.now).map(\.id) == [first[0].id])
    #expect(dispatcher.positions(team.state!, policy, at: team.now) == [])
    team.queued("c2", epoch: 1, queue: "closed")
    #expect(notice(welcome()) == [.afterHours])
    team.presence("x", .offline)
    team.presence("y", .away)
    team.queued("c3", epoch: 1)
    #expect(notice(welcome()) == [.nobodyOnline])
  }

  @Test(
    "Who takes over makes offers again, and tells places only where they change or it cannot know")
  func takingOver() {
    var team = TeamScript()
    team.configure(["x": 1])
    team.presence("x")
    for name in ["c1", "c2", "c3"] { team.queued(name, epoch: 1) }
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    func told(_ events: [Event]) -> [String] {
      events.filter { $0.body.name != "message.sent" }.map { "\($0.body.name)" }
    }
    var next = Dispatcher()
    #expect(told(next.takeOver(team.state!, policy, at: team.now)) == ["offer.created"])
    #expect(next.positions(team.state!, policy, at: team.now) == [])
    team.wait(30_000)
    team.ended("c2", epoch: 2)
    #expect(told(next.positions(team.state!, policy, at: team.now)) == ["queue.position_changed"])
    var unknowing = Dispatcher()
    #expect(unknowing.welcomeAll(team.state!, policy, at: team.now).count == 4)
    #expect(unknowing.positions(team.state!, policy, at: team.now) == [])
  }

  @Test("Positions are told when they change, at most every thirty seconds")
  func positions() {
    var team = TeamScript()
    team.configure(["x": 1])
    var dispatcher = Dispatcher()
    for name in ["c1", "c2", "c3"] { team.queued(name, epoch: 1) }
    func told() -> [UInt32] {
      dispatcher.positions(team.state!, policy, at: team.now).compactMap { event in
        guard case .queuePositionChanged(let body) = event.body else { return nil }
        return body.position
      }
    }
    #expect(told() == [1, 2, 3])
    #expect(told() == [])
    team.assigned("c1", epoch: 2, to: "x")
    #expect(told() == [])
    team.wait(30_000)
    #expect(told() == [1, 2])
  }

  @Test(
    "Far back in a line, a step is not worth telling; near its front it is",
    arguments: [
      (told: 1, now: 1, isTold: false), (told: 2, now: 1, isTold: true),
      (told: 19, now: 18, isTold: true), (told: 20, now: 19, isTold: false),
      (told: 20, now: 18, isTold: true), (told: 450, now: 406, isTold: false),
      (told: 450, now: 405, isTold: true), (told: 20, now: 22, isTold: true),
    ] as [(told: UInt32, now: UInt32, isTold: Bool)])
  func noticeable(told: UInt32, now: UInt32, isTold: Bool) {
    #expect(Dispatcher.isNoticeable(from: told, to: now) == isTold)
  }

  @Test("A reservation whose end nobody told is asked about, and asked again only later")
  func asking() {
    var team = team
    var dispatcher = Dispatcher()
    team.queued("c1", epoch: 1)
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    team.wait(40_000)
    #expect(dispatcher.ask(team.state!, policy, at: team.now) == [])
    team.wait(1)
    let asked = dispatcher.ask(team.state!, policy, at: team.now)
    #expect(asked.map(\.body.name) == ["offer.created", "offer.rescinded"])
    #expect(dispatcher.ask(team.state!, policy, at: team.now) == [])
    team.wait(10_000)
    #expect(dispatcher.ask(team.state!, policy, at: team.now).count == 2)
  }

  @Test("It states the configuration where the log's is another, and nothing else meanwhile")
  func configuration() {
    var wanted = TeamConfigured()
    wanted.agents = [ConfiguredAgent()]
    wanted.agents[0].id = "z"
    wanted.agents[0].capacity = 3
    var team = team
    team.queued("c1", epoch: 1)
    var dispatcher = Dispatcher()
    let policy = DispatchPolicy.ofTests(configured: wanted)
    let stated = dispatcher.decide(team.state!, policy, at: team.now)
    #expect(stated.map(\.body) == [.teamConfigured(wanted)])
    #expect(team.append(stated[0]) == .effective)
    #expect(team.agent("x")?.isListed == false)
    #expect(dispatcher.decide(team.state!, policy, at: team.now).isEmpty)
  }

  @Test("An offer that was asked about cannot come afterwards from a dispatcher that was replaced")
  func lateOffer() {
    var log = LogScript("c1", given: .customerWrites("m1"), .botHandsOver())
    var team = team
    var replaced = Dispatcher()
    team.queued("c1", epoch: log.state!.control.epoch)
    let reservation = replaced.decide(team.state!, policy, at: team.now)[0]
    team.append(reservation)
    let late = replaced.follow(team.last, team.state!, policy, at: team.now)
    team.wait(3_600_000)
    var dispatcher = Dispatcher()
    let asked = dispatcher.ask(team.state!, policy, at: team.now)
    #expect(asked.map { log.append($0) } == [.effective, .effective])
    #expect(late.count == 1)
    guard case .duplicate = log.append(late[0]) else {
      Issue.record("the late offer is \(log.last.verdict)")
      return
    }
    #expect(log.state?.offer == nil)
  }
}
