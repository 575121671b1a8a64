@testable import Conversation
import ConversationTesting
import Testing

/// What broke earlier drafts of the design, each in a few records.
@Suite("What broke earlier drafts")
struct ReviewScenarioTests {
  @Test("A gateway's retry is a duplicate also for a reader restored in the middle of the log")
  func restoredMidLog() {
    var log = LogScript(given: .customerWrites("a"), .botAnswers(), .botResolves)
    log.append(.customerWrites("b"), in: "other")
    log.append(.customerWrites("a"))
    #expect(log.verdicts.last == .duplicate(of: 1, first: .effective))
    #expect(RestoreComparison.violation(in: log.records) == nil)
  }

  @Test("A conversation is forgotten by a record, never by time: a year later its retry is known")
  func forgottenByARecordOnly() {
    var log = LogScript(given: .customerWrites("a"), .botAnswers(), .botResolves)
    log.wait(365 * 86_400_000)
    log.append(.customerWrites("b"), in: "other")
    #expect(log.append(.customerWrites("a")) == .duplicate(of: 1, first: .effective))
    #expect(log.append(.routerForgets) == .effective)
    #expect(log.state == nil)
    #expect(log.append(.customerWrites("a")) == .effective)
    #expect(RestoreComparison.violation(in: log.records) == nil)
  }

  @Test("A state is carried for readers who have not folded so far: they take it as it is")
  func carriedForThoseWhoKnowNothing() throws {
    var log = LogScript(given: .customerWrites("a"), .botAnswers())
    #expect(log.append(.routerCarries) == .effective)
    var reader = ConversationLog(partition: 0)
    let carry = try #require(log.records.last)
    let judged = try reader.apply(carry.event, offset: carry.offset, timestamp: carry.timestamp)
    #expect(judged.verdict == .effective)
    #expect(reader[log.conversation] == log.state)
    #expect(reader.restorePoint == carry.offset)
  }

  @Test("A producer whose clock is a day ahead forgets nothing")
  func clockAheadForgets() {
    var log = LogScript(given: .customerWrites("a"), .botAnswers(), .botResolves)
    log.wait(300_000)
    log.append(.deadlinePasses(.wrapUp))
    let broker = log.now
    log.now = broker.adding(milliseconds: 86_400_000)
    let forget = log.event(.routerForgets)
    log.now = broker
    #expect(log.append(forget) == .void(.stale))
    #expect(log.append(.customerWrites("a")) == .duplicate(of: 1, first: .effective))
  }

  @Test("A timekeeper whose clock is a day ahead fires no deadline")
  func clockAheadFires() {
    var log = LogScript(given: .customerWrites("a"))
    for _ in 0..<100 { #expect(log.append(.deadlinePasses(.botReply)) == .void(.early)) }
    #expect(log.state?.control.owner == .bot)
    log.wait(20_000)
    #expect(log.append(.deadlinePasses(.botReply)) == .effective)
  }

  @Test("Two bot_reply deadlines with messages between are two deadlines")
  func twoDeadlines() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(20_000)
    #expect(log.append(.deadlinePasses(.botReply)) == .effective)
    log.append(.agentTakes("x"))
    log.append(.agentReturns("x"))
    log.append(.customerWrites("m2"))
    log.wait(20_000)
    #expect(log.append(.deadlinePasses(.botReply)) == .effective)
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.isInLimbo == false)
  }

  @Test("After a deadline no second event is needed: the conversation is never without one")
  func itselfTheTransition() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(20_000)
    log.append(.deadlinePasses(.botReply))
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.deadlines.map(\.kind) == [.firstResponse])
  }

  @Test("A zombie that hands over what was answered is void, though the epoch is right")
  func zombieHandsOver() {
    var log = LogScript(given: .customerWrites("m1"))
    let zombie = log.event(.botHandsOver())
    log.append(.botAnswers())
    #expect(log.append(zombie) == .void(.notOwed))
    #expect(log.state?.control.owner == .bot)
  }

  @Test("A resolution decided before a message that landed before it is void")
  func messageUnseen() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentSays("x"))
    let resolve = log.event(.agentResolves("x"))
    log.append(.customerWrites("m2"))
    #expect(log.append(resolve) == .void(.laterMessageUnanswered))
    #expect(log.state?.pending.map(\.id) == [log.message("m2")])
  }

  @Test(
    "A gateway's message ids are unique for each chat only: another customer's first is heard")
  func idsOfEachChat() {
    func id(_ peer: String, _ thread: String = "") -> EventID {
      .inbound(channel: "tg", account: "a", peer: peer, thread: thread, messageID: "1")
    }
    #expect(id("ann") == id("ann"))
    #expect(Set([id("ann"), id("bob"), id("ann", "2"), id("an", "n")]).count == 4)
    var log = LogScript(given: .customerWrites("m-001"))
    #expect(log.append(.customerWrites("m-001"), in: "c2") == .effective)
    var sameID = log.event(.customerWrites("m-002"), in: "c2")
    sameID.id = log.message("m-001")
    #expect(log.append(sameID) == .effective)
  }

  @Test("A person who takes over without an offer is not refused")
  func takenWithoutAnOffer() {
    let log = LogScript(given: .customerWrites("m1"), .botHandsOver(), .agentTakes("x"))
    #expect(log.verdicts == [.effective, .effective, .effective])
  }

  @Test("Durations stand in the record that opens the session, and hold for all of it")
  func policyOfTheSession() {
    var log = LogScript(given: .customerWrites("m1"))
    var later = log.event(.customerWrites("m2"))
    guard case .messageReceived(var body) = later.body else { return }
    body.policy.botReplyMs = 1
    later.body = .messageReceived(body)
    log.append(later)
    log.append(.botAnswers(["m1"]))
    #expect(log.deadline(.botReply)?.due == log.now.adding(milliseconds: 20_000))
    #expect(log.state?.policy == .ofTests)
  }

  @Test("What is decided anew after a return has an id of its own, and is heard")
  func retryAfterAReturn() {
    var log = LogScript(given: .customerWrites("m1"))
    let reply = log.event(.botAnswers())
    log.append(.agentTakes("x"))
    #expect(log.append(reply) == .void(.staleEpoch))
    log.append(.agentReturns("x"))
    #expect(log.append(reply) == .duplicate(of: 3, first: .void(.staleEpoch)))
    #expect(log.append(.botAnswers()) == .effective)
  }

  @Test("A reply to two messages of which one is answered is void, and the other is owed anew")
  func halfAnswered() {
    var log = LogScript(
      given: .customerWrites("m1"), .customerWrites("m2"), .botUnderstands("m1"),
      .botUnderstands("m2"))
    let both = log.event(.botAnswers())
    log.append(.botAnswers(["m1"]))
    #expect(log.append(both) == .void(.notOwed))
    #expect(log.state?.owed.first == .answer([log.message("m2")]))
    #expect(log.append(.botAnswers()) == .effective)
    #expect(log.last.outcomes.map(\.message) == [log.message("m2")])
  }

  @Test("The system can tell a waiting customer their place")
  func systemInQueue() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    #expect(log.append(.routerNotifies) == .effective)
    #expect(log.append(.routerTellsPosition(3)) == .effective)
  }

  @Test("The chain runs over what a customer can see, and anybody can compute it from that")
  func chain() throws {
    let log = LogScript(
      given: .customerWrites("m1"), .botUnderstands("m1"), .botAnswers(), .customerWrites("m2"),
      .agentTakes("x"), .agentNotes("x"), .agentSays("x"))
    let state = try #require(log.state)
    var chain = Chain()
    for entry in state.transcript.entries {
      chain.append(
        seq: entry.seq, id: entry.id, role: entry.author.role, text: entry.words.text)
      #expect(entry.chainHash == chain.bytes)
    }
    #expect(state.transcript.entries.map(\.seq) == [1, 2, 3, 4])
    #expect(state.chain == chain)
  }

  @Test("A kind that this binary does not know is void, and changes nothing")
  func youngerKind() {
    var log = LogScript(given: .customerWrites("m1"))
    var event = log.event(.customerLeaves)
    event.body = .unknown(kind: 99, bytes: [1, 2, 3])
    #expect(log.append(event) == .void(.unknownKind))
    #expect(log.state?.control.owner == .bot)
  }
}
