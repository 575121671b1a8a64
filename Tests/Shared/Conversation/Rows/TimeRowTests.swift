@testable import Conversation
import ConversationTesting
import Testing

@Suite("What time does")
struct TimeRowTests {
  @Test("A bot that is late hands over all it owes, by the deadline itself")
  func botReply() throws {
    var log = LogScript(given: .customerWrites("m1"), .customerWrites("m2"))
    let armed = try #require(log.deadline(.botReply))
    #expect(armed.armedBy == log.message("m1"))
    #expect(armed.due == LogScript.start.adding(milliseconds: 20_000))
    log.wait(20_000)
    #expect(log.append(.deadlinePasses(.botReply)) == .effective)
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.queue.reason == .botTimeout)
    #expect(log.state?.queue.team == "care")
    #expect(log.last.outcomes.map(\.kind) == [.handedOver, .handedOver])
    #expect(log.state?.deadlines.map(\.kind) == [.firstResponse])
  }

  @Test(
    "What a late bot hands over is what was found out by now, never an earlier handoff's package")
  func freshPackage() throws {
    var log = LogScript(given: .customerWrites("m1"), .botUnderstands("m1"), .botHandsOver())
    #expect(log.state?.handoff?.package.summary.isEmpty == false)
    log.append(.agentTakes("x"))
    log.append(.agentReturns("x"))
    #expect(log.state?.handoff == nil)
    log.append(.botAnswers())
    log.append(.customerWrites("m2"))
    log.wait(20_000)
    #expect(log.append(.deadlinePasses(.botReply)) == .effective)
    let handoff = try #require(log.state?.handoff)
    #expect(handoff.reason == .botTimeout)
    #expect(handoff.package.summary == "")
    #expect(handoff.package.intent == "order_status")
    #expect(handoff.package.throughSeq == log.state?.seq)
    #expect(Array(handoff.package.chainHash) == log.state?.chain.bytes)
  }

  @Test("An early deadline is void, and does not use up the deadline")
  func early() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(19_999)
    #expect(log.append(.deadlinePasses(.botReply)) == .void(.early))
    log.wait(1)
    #expect(log.append(.deadlinePasses(.botReply)) == .effective)
  }

  @Test("A deadline of what is over is void, also where another of its kind runs")
  func notRunning() {
    var log = LogScript(given: .customerWrites("m1"))
    let first = log.event(.deadlinePasses(.botReply))
    log.append(.botAnswers())
    log.append(.customerWrites("m2"))
    log.wait(20_000)
    #expect(log.append(first) == .void(.noSuchDeadline))
    #expect(log.append(.deadlinePasses(.promise)) == .void(.noSuchDeadline))
    #expect(log.append(.deadlinePasses(.botReply)) == .effective)
  }

  @Test("A deadline is the timekeeper's to tell")
  func notTheirs() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(20_000)
    var byBot = log.event(.deadlinePasses(.botReply))
    byBot.author = .bot
    #expect(log.append(byBot) == .void(.notAllowed))
  }

  @Test("A deadline told by many timekeepers takes effect once")
  func many() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(20_000)
    let passed = log.event(.deadlinePasses(.botReply))
    var other = passed
    other.id = EventID(hi: 8, lo: 8)
    #expect(log.append(passed) == .effective)
    #expect(log.append(passed) == .duplicate(of: 2, first: .effective))
    #expect(log.append(other) == .void(.noSuchDeadline))
  }

  @Test("Each open message has the bot's whole time from when it became the oldest")
  func nextOldest() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(10_000)
    log.append(.customerWrites("m2"))
    log.append(.botAnswers(["m1"]))
    #expect(log.deadline(.botReply)?.due == log.now.adding(milliseconds: 20_000))
  }

  @Test("An offer that nobody takes ends at its time; the wait for a person goes on")
  func offer() throws {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    let wait = try #require(log.deadline(.firstResponse))
    log.wait(10_000)
    log.append(.routerOffers(to: "x"))
    #expect(log.state?.deadlines.map(\.kind) == [.offer, .firstResponse])
    #expect(log.deadline(.firstResponse) == wait)
    #expect(log.deadline(.offer)?.due == log.now.adding(milliseconds: 30_000))
    log.wait(30_000)
    #expect(log.append(.deadlinePasses(.offer)) == .effective)
    #expect(log.last.endedOffer?.agentID == "x")
    #expect(log.state?.offer == nil)
    #expect(log.state?.control.owner == .queue)
  }

  @Test("A first response that is late is counted, and each time the next wait is twice as long")
  func firstResponse() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    log.wait(60_000)
    #expect(log.append(.deadlinePasses(.firstResponse)) == .effective)
    #expect(log.state?.queue.breaches == 1)
    #expect(log.state?.control.epoch == 2)
    #expect(log.deadline(.firstResponse)?.due == log.now.adding(milliseconds: 120_000))
    for _ in 0..<10 {
      log.wait(60_000 * 64)
      #expect(log.append(.deadlinePasses(.firstResponse)) == .effective)
    }
    #expect(log.deadline(.firstResponse)?.due == log.now.adding(milliseconds: 60_000 * 64))
  }

  @Test("An agent who is late gives the customer back to the line")
  func nextResponse() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"))
    log.wait(120_000)
    #expect(log.append(.deadlinePasses(.nextResponse)) == .effective)
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.queue.team == "care")
    #expect(log.state?.pending.count == 1)
    #expect(log.append(.agentSays("x"), asOf: 2) == .void(.staleEpoch))
  }

  @Test("Silence ends a session, at the bot and at a person")
  func idle() {
    for move in [Move.botAnswers(), .agentTakes("x")] {
      var log = LogScript(given: .customerWrites("m1"), move)
      if case .agentTakes = move { log.append(.agentSays("x")) }
      log.wait(1_800_000)
      #expect(log.append(.deadlinePasses(.idle)) == .effective)
      #expect(log.state?.control.phase == .closed)
      #expect(log.state?.sessions.last?.ending == .idle)
    }
  }

  @Test("Time that runs back in the log does no harm")
  func timeRunsBack() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(-86_400_000)
    #expect(log.append(.deadlinePasses(.botReply)) == .void(.early))
    #expect(log.append(.botAnswers()) == .effective)
    #expect(log.state?.isInLimbo == false)
  }
}
