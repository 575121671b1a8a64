import Conversation
import ConversationTesting
import RouterCore
import Routing
import Testing

@Suite("The bridge")
struct BridgeTests {
  /// What the bridge tells of the script's last record, in short.
  private func told(_ log: LogScript) -> [String] {
    guard let state = log.state else { return [] }
    return Bridge.copies(of: log.last, state).map { Self.text($0) }
  }

  private static func text(_ event: TeamEvent) -> String {
    switch event.body {
    case .workQueued(let body): "\(event.team): queued \(body.queue) @\(body.work.epoch)"
    case .workAssigned(let body): "\(event.team): assigned \(body.agentID) @\(body.work.epoch)"
    case .workEnded(let body): "\(event.team): ended @\(body.work.epoch)"
    case .offerEnded(let body):
      "\(event.team): offer \(body.ending) @\(body.work.epoch)"
        + (body.hasOpenReservation ? " open \(body.openAgentID)" : "")
    default: event.body.name
    }
  }

  @Test("It tells every change of control that concerns people, in the epoch it makes")
  func changes() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(told(log) == [])
    let moves: [(Move, [String])] = [
      (.botHandsOver(), ["care: queued general @2"]),
      (.routerOffers(to: "x"), []),
      (.agentAccepts("x"), ["care: assigned x @4"]),
      (.agentSays("x"), ["work.progressed"]),
      (
        .agentTransfers("x", toQueue: "vip", team: "vip"), ["care: ended @6", "vip: queued vip @6"]
      ),
      (.agentTakes("y"), ["vip: assigned y @7"]),
      (.agentTransfersTo("y", agent: "z"), ["vip: assigned z @8"]),
      (.agentReturns("z"), ["vip: ended @9"]),
      (.agentTakes("z"), ["vip: assigned z @10"]),
      (.agentResolves("z"), ["vip: ended @11"]),
      (.agentReopens("z"), ["vip: assigned z @12"]),
      (.agentCloses("z"), ["vip: ended @13"]),
    ]
    for (move, expected) in moves {
      #expect(log.append(move) == .effective, "\(move)")
      #expect(told(log) == expected, "\(move)")
    }
  }

  @Test("It tells what deadlines do")
  func deadlines() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(20_000)
    log.append(.deadlinePasses(.botReply))
    #expect(told(log) == ["care: queued general @2"])
    log.append(.routerOffers(to: "x"))
    log.wait(30_000)
    log.append(.deadlinePasses(.offer))
    #expect(told(log) == ["care: offer timedOut @2"])
    log.append(.agentTakes("x"))
    log.wait(120_000)
    log.append(.deadlinePasses(.nextResponse))
    #expect(told(log) == ["care: queued general @6"])
    log.append(.customerLeaves)
    #expect(told(log) == ["care: ended @7"])
  }

  @Test("It tells how an offer ended, and of one that was void from the start")
  func offers() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    log.append(.routerOffers(to: "x"))
    log.append(.routerOffers(to: "y", reservation: "r2"))
    #expect(told(log) == ["care: offer void @2 open x"])
    log.append(.agentDeclines("x"))
    #expect(told(log) == ["care: offer declined @2"])
    log.append(.routerOffers(to: "x", reservation: "r3"))
    log.append(.routerRescinds)
    #expect(told(log) == ["care: offer rescinded @2"])
    let late = log.event(.routerOffers(to: "x", reservation: "r4"))
    log.append(.agentTakes("y"))
    log.append(late)
    #expect(told(log) == ["care: offer void @2"])
  }

  @Test("An offer that was wrong in itself is one let pass: the conversation goes on waiting")
  func wrongOffer() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    var team = TeamScript()
    team.configure(["x": 1, "y": 1])
    team.presence("x")
    team.presence("y")
    for copy in Bridge.copies(of: log.last, log.state!) { team.append(copy) }
    var dispatcher = Dispatcher()
    let policy = DispatchPolicy.ofTests()
    let reserved = dispatcher.decide(team.state!, policy, at: team.now)
    team.append(reserved[0])
    var offers = dispatcher.follow(team.judged.last!, team.state!, policy, at: team.now)
    if case .offerCreated(var body) = offers[0].body {
      body.agentName = String(repeating: "x", count: 201)
      offers[0].body = .offerCreated(body)
    }
    #expect(log.append(offers[0]) == .void(.outOfBounds))
    #expect(told(log) == ["care: offer declined @2"])
    for copy in Bridge.copies(of: log.last, log.state!) { team.append(copy) }
    let item = team.state?[item: log.conversation]
    #expect(item?.phase == .waiting)
    #expect(item?.declinedBy == ["x"])
  }

  @Test("It tells nothing of repeats, of other void events, and of words")
  func nothing() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    for move in [Move.customerWrites("m1"), .botAnswers(["m1"]), .routerNotifies, .agentNotes("x")]
    {
      log.append(move)
      #expect(told(log) == [])
    }
  }

  @Test("Told twice, it is a repeat; told again after a restore, it is known by its epoch")
  func again() {
    let log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    var team = TeamScript()
    let copies = Bridge.copies(of: log.last, log.state!)
    #expect(copies.map { team.append($0) } == [.effective])
    #expect(copies.map { team.append($0) } == [.duplicate(of: 0, first: .effective)])
    let again = Bridge.restatement(log.state!, before: 3)
    #expect(again.map { team.append($0) } == [.void(.alreadyDone)])
  }

  @Test("A conversation's present can be told by itself")
  func restatement() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(restated(log, before: 2).isEmpty)
    log.append(.botHandsOver())
    #expect(restated(log, before: 3) == ["care: queued general @2"])
    log.append(.agentTakes("x"))
    #expect(restated(log, before: 4) == ["care: assigned x @3"])
    log.append(.agentReturns("x"))
    #expect(restated(log, before: 5) == ["care: ended @4"])
  }

  @Test("That work ended is told again though another session has begun since, with the bot")
  func endedBefore() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentResolves("x"))
    log.append(.customerWrites("m2"))
    #expect(restated(log, before: 4) == ["care: ended @4"])
    #expect(restated(log, before: 5) == ["care: ended @4"])
  }

  @Test("What is still in the log to be copied is not told again")
  func kept() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    #expect(restated(log, before: 2).isEmpty)
    log.append(.agentTakes("x"))
    #expect(restated(log, before: 3).isEmpty)
    #expect(restated(log, before: 4) == ["care: assigned x @3"])
  }

  private func restated(_ log: LogScript, before offset: Int64) -> [String] {
    Bridge.restatement(log.state!, before: offset).map { Self.text($0) }
  }
}
