import Conversation
import ConversationTesting
import Testing

@Suite("Back into a line, and promises")
struct RequeueRowTests {
  @Test("Who is taken back from an agent that is gone keeps their place in line")
  func takenBack() {
    var log = LogScript(
      given: .customerWrites("m1"), .botHandsOver(), .routerOffers(to: "x"), .agentAccepts("x"))
    let since = log.state?.queue.since
    log.now = log.now.adding(milliseconds: 60_000)
    let late = log.event(.routerRequeues())
    #expect(log.append(.routerRequeues()) == .effective)
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.queue.since == since)
    #expect(log.state?.queue.entered == log.now)
    #expect(log.state?.queue.requeued == .agentLost)
    #expect(log.state?.queue.queue == "general")
    #expect(log.deadline(.firstResponse) != nil)
    guard case .duplicate = log.append(late) else {
      Issue.record("the same again is \(log.last.verdict)")
      return
    }
  }

  @Test(
    "Over into another queue, it remembers those in which it waited, and a running offer is gone")
  func overflow() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver(), .routerOffers(to: "x"))
    let since = log.state?.queue.since
    #expect(log.append(.routerRequeues(toQueue: "vip")) == .effective)
    #expect(log.state?.offer == nil)
    #expect(log.state?.queue.queue == "vip")
    #expect(log.state?.queue.visited == ["general"])
    #expect(log.state?.queue.since == since)
    #expect(log.append(.agentAccepts("x")) != .effective)
    log.append(.agentTakes("x"))
    log.append(.agentTransfers("x", toQueue: "general"))
    #expect(log.state?.queue.visited == [])
  }

  @Test("The bot keeps what it has, nobody but the system decides it, and a late decision is void")
  func void() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.routerRequeues()) == .void(.notHolder))
    log.append(.botHandsOver())
    var stale = log.event(.routerRequeues())
    stale.epoch -= 1
    #expect(log.append(stale) == .void(.staleEpoch))
    var foreign = log.event(.routerRequeues(toQueue: "vip"))
    foreign.author = .agent("x")
    #expect(log.append(foreign) == .void(.notAllowed))
  }

  @Test("In a session of the fold version before, both are a kind that it does not know")
  func older() {
    var log = LogScript()
    var opening = log.event(.customerWrites("m1"))
    opening.foldVersion = FoldVersion.current - 1
    log.append(opening)
    log.append(.botHandsOver())
    let (queue, deadlines) = (log.state?.queue, log.state?.deadlines)
    #expect(log.append(.routerRequeues()) == .void(.unknownKind))
    #expect(log.append(.routerPromises()) == .void(.unknownKind))
    #expect(log.state?.queue == queue)
    #expect(log.state?.deadlines == deadlines)
    #expect(log.append(.agentTakes("x")) == .effective)
  }

  @Test("A promise is the deadline of who waits, once; a broken one is a late first response")
  func promise() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    #expect(log.append(.routerPromises()) == .effective)
    #expect(log.state?.deadlines.map(\.kind) == [.promise])
    #expect(log.append(.routerPromises(milliseconds: 5)) == .void(.alreadyDone))
    log.now = log.state?.queue.promised ?? log.now
    #expect(log.append(.deadlinePasses(.promise)) == .effective)
    #expect(log.state?.queue.breaches == 1)
    #expect(log.state?.deadlines.map(\.kind) == [.firstResponse])
  }

  @Test("A promise of the past, of more than a month, or to nobody who waits is void")
  func noPromise() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.routerPromises()) == .void(.notHolder))
    log.append(.botHandsOver())
    #expect(log.append(.routerPromises(milliseconds: 0)) == .void(.outOfBounds))
    #expect(log.append(.routerPromises(milliseconds: 32 * 86_400_000)) == .void(.outOfBounds))
  }

  @Test("All of it is carried")
  func carried() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    log.append(.routerRequeues(toQueue: "vip"))
    log.append(.routerPromises())
    let before = log.state
    #expect(log.append(.routerCarries) == .effective)
    #expect(log.state?.queue == before?.queue)
    #expect(log.state?.deadlines == before?.deadlines)
  }
}
