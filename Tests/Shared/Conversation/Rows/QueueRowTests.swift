@testable import Conversation
import ConversationTesting
import Testing

@Suite("How a waiting conversation finds its person")
struct QueueRowTests {
  private let waiting = LogScript(given: .customerWrites("m1"), .botHandsOver())

  @Test("An offer opens, and accepting it passes control to that agent")
  func acceptance() throws {
    var log = waiting
    #expect(log.append(.routerOffers(to: "x")) == .effective)
    #expect(log.state?.offer?.agentID == "x")
    #expect(log.state?.control.owner == .queue)
    #expect(log.append(.agentAccepts("x")) == .effective)
    let state = try #require(log.state)
    #expect(state.control.owner == .agent)
    #expect(state.control.agentID == "x")
    #expect(state.control.epoch == 4)
    #expect(state.offer == nil)
    #expect(log.last.endedOffer == nil)
    #expect(state.pending.map(\.id) == [log.message("m1")])
  }

  @Test("One offer at a time")
  func oneOffer() {
    var log = waiting
    log.append(.routerOffers(to: "x"))
    #expect(log.append(.routerOffers(to: "y", reservation: "r2")) == .void(.noSuchOffer))
    #expect(log.state?.offer?.agentID == "x")
  }

  @Test("An offer of an older handoff is void in a later one")
  func otherHandoff() {
    var log = waiting
    log.append(.agentTakes("y"))
    log.append(.agentTransfers("y", toQueue: "general"))
    #expect(log.append(.routerOffers(to: "x"), asOf: 2) == .void(.staleEpoch))
    #expect(log.append(.routerOffers(to: "x")) == .effective)
  }

  @Test("An offer while the bot holds control, by an agent, to nobody, or after the end is void")
  func noOffer() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.routerOffers(to: "x")) == .void(.notHolder))
    log.append(.botHandsOver())
    var byAgent = log.event(.routerOffers(to: "x"))
    byAgent.author = .agent("x")
    #expect(log.append(byAgent) == .void(.notAllowed))
    #expect(log.append(.routerOffers(to: "")) == .void(.outOfBounds))
    log.append(.customerLeaves)
    #expect(log.append(.routerOffers(to: "x")) == .void(.sessionEnded))
  }

  @Test("Only the one asked accepts, only the open offer")
  func wrongAcceptance() {
    var log = waiting
    #expect(log.append(.agentAccepts("x")) == .void(.noSuchOffer))
    log.append(.routerOffers(to: "x"))
    let accept = log.event(.agentAccepts("x"))
    var foreign = accept
    foreign.author = .agent("y")
    foreign.id = EventID(hi: 1, lo: 9)
    #expect(log.append(foreign) == .void(.notAllowed))
    log.append(.agentDeclines("x"))
    #expect(log.append(accept) == .void(.noSuchOffer))
  }

  @Test("An acceptance after somebody took over is void")
  func tookOver() {
    var log = waiting
    log.append(.routerOffers(to: "x"))
    let accept = log.event(.agentAccepts("x"))
    log.append(.agentTakes("y"))
    #expect(log.append(accept) == .void(.notHolder))
    #expect(log.state?.control.agentID == "y")
  }

  @Test("An offer that is declined or rescinded ends, and the queue keeps control")
  func ending() {
    var log = waiting
    log.append(.routerOffers(to: "x"))
    #expect(log.append(.agentDeclines("x")) == .effective)
    #expect(log.last.endedOffer?.agentID == "x")
    #expect(log.state?.offer == nil)
    log.append(.routerOffers(to: "y", reservation: "r2"))
    #expect(log.append(.routerRescinds) == .effective)
    #expect(log.last.endedOffer?.agentID == "y")
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.queue.offers == 2)
  }

  @Test("Nobody else declines, and people don't rescind")
  func notTheirs() {
    var log = waiting
    log.append(.routerOffers(to: "x"))
    var decline = log.event(.agentDeclines("x"))
    decline.author = .agent("y")
    #expect(log.append(decline) == .void(.notAllowed))
    var rescind = log.event(.routerRescinds)
    rescind.author = .agent("x")
    #expect(log.append(rescind) == .void(.notAllowed))
    #expect(log.state?.offer != nil)
  }

  @Test("The system speaks while the queue holds control, or nobody does")
  func systemVoice() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.routerNotifies) == .void(.notHolder))
    log.append(.botHandsOver())
    #expect(log.append(.routerNotifies) == .effective)
    #expect(log.state?.owed.contains(.queueNotice) == false)
    var old = log.event(.routerNotifies)
    old.epoch = 1
    old.id = EventID(hi: 1, lo: 8)
    #expect(log.append(old) == .void(.staleEpoch))
    log.append(.agentTakes("x"))
    #expect(log.append(.routerNotifies) == .void(.notHolder))
    log.append(.agentSays("x"))
    log.append(.agentResolves("x"))
    #expect(log.append(.routerNotifies) == .effective)
  }

  @Test("The system's words answer nothing")
  func systemAnswersNothing() {
    var log = waiting
    log.append(.routerNotifies)
    #expect(log.last.outcomes == [])
    #expect(log.state?.pending.count == 1)
  }

  @Test("A position is told at most once in thirty seconds, and only when it changed")
  func position() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.routerTellsPosition(3)) == .void(.notHolder))
    log.append(.botHandsOver())
    #expect(log.append(.routerTellsPosition(0)) == .void(.outOfBounds))
    #expect(log.append(.routerTellsPosition(3)) == .effective)
    log.wait(29_999)
    #expect(log.append(.routerTellsPosition(2)) == .void(.tooSoon))
    log.wait(1)
    #expect(log.append(.routerTellsPosition(3)) == .void(.tooSoon))
    #expect(log.append(.routerTellsPosition(2)) == .effective)
    #expect(log.state?.queue.position == 2)
  }

  @Test("A position of an older wait, or told by anybody else, is void")
  func oldPosition() {
    var log = waiting
    log.append(.agentTakes("x"))
    log.append(.agentTransfers("x", toQueue: "vip"))
    #expect(log.append(.routerTellsPosition(1), asOf: 2) == .void(.staleEpoch))
    var foreign = log.event(.routerTellsPosition(1))
    foreign.author = .bot
    #expect(log.append(foreign) == .void(.notAllowed))
    #expect(log.append(.routerTellsPosition(1)) == .effective)
  }
}
