@testable import Conversation
import ConversationTesting
import Testing

@Suite("What the bot does")
struct BotRowTests {
  @Test("An understanding counts once for a message")
  func understanding() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.botUnderstands("m1")) == .effective)
    #expect(log.append(.botUnderstands("m1", intent: "returns")) == .void(.alreadyDone))
    #expect(log.append(.botUnderstands("m9")) == .void(.unknownMessage))
    #expect(log.state?.turn.last?.intent == "order_status")
    #expect(log.state?.owed.first == .answer([log.message("m1")]))
  }

  @Test("An understanding by anybody else, of an ended session, or too large is void")
  func noUnderstanding() {
    var log = LogScript(given: .customerWrites("m1"))
    var foreign = log.event(.botUnderstands("m1"))
    foreign.author = .agent("x")
    #expect(log.append(foreign) == .void(.notAllowed))
    let long = String(repeating: "i", count: 5_000)
    #expect(log.append(.botUnderstands("m1", intent: long)) == .void(.outOfBounds))
    log.append(.botAnswers())
    log.append(.botResolves)
    #expect(log.append(.botUnderstands("m1")) == .void(.sessionEnded))
  }

  @Test("A reply gives what it covers its outcome, and is heard")
  func reply() throws {
    var log = LogScript(given: .customerWrites("m1"), .customerWrites("m2"))
    #expect(log.append(.botAnswers()) == .effective)
    let reply = try #require(log.last.event).id
    #expect(
      log.last.outcomes == [
        MessageOutcome(message: log.message("m1"), kind: .answered, by: reply),
        MessageOutcome(message: log.message("m2"), kind: .answered, by: reply),
      ])
    #expect(log.last.seq == 3)
    #expect(log.state?.pending == [])
    #expect(log.state?.transcript[reply]?.replyTo == [log.message("m1"), log.message("m2")])
    #expect(log.state?.deliveries.map(\.message) == [reply])
  }

  @Test(
    "Asking back is an outcome; under fold version 1 it counts as a turn without an answer",
    arguments: FoldVersion.held)
  func askingBack(version: UInt32) {
    var log = LogScript()
    var opening = log.event(.customerWrites("m1"))
    opening.foldVersion = version
    log.append(opening)
    #expect(log.append(.botAsksBack()) == .effective)
    #expect(log.last.outcomes.map(\.kind) == [.askedBack])
    #expect(log.state?.turn.failuresInARow == (version == 1 ? 1 : 0))
    log.append(.customerWrites("m2"))
    log.append(.botAnswers())
    #expect(log.state?.turn.failuresInARow == 0)
    #expect(log.state?.turn.botTurns == 2)
  }

  @Test("A reply that covers nothing, something unknown, or something answered is void")
  func notOwed() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.botAnswers([])) == .void(.notOwed))
    #expect(log.append(.botAnswers(["m9"])) == .void(.notOwed))
    log.append(.botAnswers())
    #expect(log.append(.botAnswers(["m1"])) == .void(.notOwed))
  }

  @Test("A reply of an older epoch, without control, or of an ended session is void")
  func noVoice() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"))
    #expect(log.append(.botAnswers(["m1"]), asOf: 1) == .void(.staleEpoch))
    #expect(log.append(.botAnswers(["m1"])) == .void(.notHolder))
    log.append(.agentResolves("x"))
    #expect(log.append(.botAnswers(["m1"])) == .void(.sessionEnded))
  }

  @Test("A reply one record after an agent took over is void for every reader")
  func oneRecordLate() {
    var log = LogScript(given: .customerWrites("m1"))
    let reply = log.event(.botAnswers())
    log.append(.agentTakes("x"))
    #expect(log.append(reply) == .void(.staleEpoch))
    #expect(log.append(reply) == .duplicate(of: 3, first: .void(.staleEpoch)))
  }

  @Test("Words of an event that says another session are void")
  func otherSession() {
    var log = LogScript(given: .customerWrites("m1"))
    var reply = log.event(.botAnswers())
    reply.session = 2
    #expect(log.append(reply) == .void(.sessionEnded))
  }

  @Test("Nobody can send as a customer")
  func customersDoNotSend() {
    var log = LogScript(given: .customerWrites("m1"))
    var event = log.event(.botAnswers())
    event.author = .customer
    #expect(log.append(event) == .void(.notAllowed))
  }

  @Test("A suggestion counts while an agent holds control, in the epoch it was made for")
  func suggestion() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.botSuggests("m1")) == .void(.notHolder))
    log.append(.agentTakes("x"))
    #expect(log.state?.owed.contains(.suggestion(log.message("m1"))) == true)
    var old = log.event(.botSuggests("m1"))
    old.epoch = 1
    old.id = EventID(hi: 1, lo: 8)
    #expect(log.append(old) == .void(.staleEpoch))
    #expect(log.append(.botSuggests("m9")) == .void(.unknownMessage))
    #expect(log.append(.botSuggests("m1")) == .effective)
    #expect(log.state?.owed.contains(.suggestion(log.message("m1"))) == false)
  }

  @Test("A suggestion can be used once, by the agent who holds control")
  func suggestionUsed() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .botSuggests("m1"))
    #expect(log.append(.agentUsesSuggestion("y")) == .void(.notHolder))
    let use = log.event(.agentUsesSuggestion("x"))
    #expect(log.append(use) == .effective)
    var again = use
    again.id = EventID(hi: 5, lo: 5)
    #expect(log.append(again) == .void(.unknownMessage))
  }

  @Test("A lookup is asked for while the bot or an agent holds control; its first result wins")
  func lookup() {
    var log = LogScript(given: .customerWrites("m1"), .botLooksUp("orders"))
    #expect(log.verdicts.last == .effective)
    #expect(log.append(.lookupCompletes("on its way")) == .effective)
    #expect(log.append(.lookupCompletes("lost")) == .void(.alreadyDone))
    #expect(log.state?.lookups.map(\.result?.result) == ["on its way"])
    log.append(.botHandsOver())
    #expect(log.append(.botLooksUp("orders")) == .void(.notHolder))
    #expect(log.append(.lookupCompletes("x")) == .void(.notHolder))
  }

  @Test("A lookup of an older epoch, a result nobody asked for, and a result too large are void")
  func noLookup() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.lookupCompletes("x")) == .void(.unknownMessage))
    log.append(.agentTakes("x"))
    #expect(log.append(.botLooksUp("orders"), asOf: 1) == .void(.staleEpoch))
    log.append(.botLooksUp("orders"))
    let long = String(repeating: "r", count: 1_025)
    #expect(log.append(.lookupCompletes(long)) == .void(.outOfBounds))
  }

  @Test("A handoff passes control to its queue, with its context package")
  func handoff() throws {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.botHandsOver(team: "returns", queue: "refunds")) == .effective)
    let state = try #require(log.state)
    #expect(state.control.owner == .queue)
    #expect(state.control.epoch == 2)
    #expect(state.queue.team == "returns")
    #expect(state.queue.queue == "refunds")
    #expect(state.queue.reason == .lowConfidence)
    #expect(state.handoff?.package.summary == "asks for an order")
    #expect(state.pending.map(\.isHandedOver) == [true])
    #expect(log.last.outcomes.map(\.kind) == [.handedOver])
    #expect(log.last.control?.teamBefore == "care")
    #expect(log.last.control?.teamAfter == "returns")
    #expect(state.owed.contains(.queueNotice))
  }

  @Test("A handoff that covers what has its outcome, or of an older epoch, is void")
  func noHandoff() {
    var log = LogScript(given: .customerWrites("m1"), .botAnswers())
    #expect(log.append(.botHandsOver(["m1"])) == .void(.notOwed))
    #expect(log.append(.botHandsOver()) == .void(.notOwed))
    log.append(.customerWrites("m2"))
    log.append(.agentTakes("x"))
    #expect(log.append(.botHandsOver(["m2"]), asOf: 5) == .void(.staleEpoch))
    #expect(log.append(.botHandsOver(["m2"])) == .void(.notHolder))
  }

  @Test("A handoff by an agent is void: agents transfer")
  func agentsTransfer() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"))
    var event = log.event(.botHandsOver())
    event.author = .agent("x")
    #expect(log.append(event) == .void(.notHolder))
  }

  @Test("A context package larger than the state may hold is void")
  func largePackage() {
    var log = LogScript(given: .customerWrites("m1"))
    var event = log.event(.botHandsOver())
    guard case .handoffRequested(var body) = event.body else { return }
    body.package.summary = String(repeating: "s", count: 17_000)
    event.body = .handoffRequested(body)
    #expect(log.append(event) == .void(.outOfBounds))
  }
}
