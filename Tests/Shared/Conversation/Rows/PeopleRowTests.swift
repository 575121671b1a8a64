@testable import Conversation
import ConversationTesting
import Foundation
import Testing

@Suite("What people do")
struct PeopleRowTests {
  private let held = LogScript(given: .customerWrites("m1"), .agentTakes("x"))

  @Test("A person can take control from the bot, the queue, or another")
  func taking() {
    var log = held
    #expect(log.verdicts == [.effective, .effective])
    #expect(log.state?.control.agentID == "x")
    #expect(log.state?.control.agentName == "X")
    #expect(log.append(.agentTakes("y")) == .effective)
    #expect(log.state?.control.agentID == "y")
    #expect(log.append(.agentTakes("y")) == .void(.alreadyDone))
    log.append(.agentTransfers("y", toQueue: "general"))
    #expect(log.append(.agentTakes("x")) == .effective)
  }

  @Test("Of two who take at once, the first in the log has it")
  func bothTake() {
    var log = LogScript(given: .customerWrites("m1"))
    let second = log.event(.agentTakes("y"))
    #expect(log.append(.agentTakes("x")) == .effective)
    #expect(log.append(second) == .void(.staleEpoch))
    #expect(log.state?.control.agentID == "x")
  }

  @Test("Nobody takes an ended session, and only people take")
  func noTaking() {
    var log = held
    var byBot = log.event(.agentTakes("y"))
    byBot.author = .bot
    #expect(log.append(byBot) == .void(.notAllowed))
    var nameless = log.event(.agentTakes("z"))
    nameless.author = .agent("")
    #expect(log.append(nameless) == .void(.outOfBounds))
    log.append(.agentResolves("x"))
    #expect(log.append(.agentTakes("y")) == .void(.sessionEnded))
  }

  @Test("A supervisor assigns; an agent cannot")
  func assigning() {
    var log = held
    #expect(log.append(.supervisorAssigns("y")) == .effective)
    #expect(log.state?.control.agentID == "y")
    #expect(log.append(.supervisorAssigns("y")) == .void(.alreadyDone))
    #expect(log.append(.supervisorAssigns("z"), asOf: 1) == .void(.staleEpoch))
    #expect(log.append(.supervisorAssigns("")) == .void(.outOfBounds))
    var byAgent = log.event(.supervisorAssigns("x"))
    byAgent.author = .agent("x")
    #expect(log.append(byAgent) == .void(.notAllowed))
  }

  @Test("What a person says answers all that they had seen, and no more")
  func saying() {
    var log = held
    let said = log.event(.agentSays("x"))
    log.append(.customerWrites("m2"))
    #expect(log.append(said) == .effective)
    #expect(log.last.outcomes.map(\.message) == [log.message("m1")])
    #expect(log.state?.pending.map(\.id) == [log.message("m2")])
    #expect(log.state?.sessions.last?.agentSpoke == true)
  }

  @Test("What the bot handed over, a person follows up")
  func followingUp() {
    var log = LogScript(
      given: .customerWrites("m1"), .botHandsOver(), .agentTakes("x"), .customerWrites("m2"))
    #expect(log.append(.agentSays("x")) == .effective)
    #expect(log.last.outcomes.map(\.kind) == [.followedUp, .answered])
  }

  @Test("Whoever does not hold control is not heard")
  func notHeard() {
    var log = held
    #expect(log.append(.agentSays("y")) == .void(.notHolder))
    #expect(log.append(.agentSays("x"), asOf: 1) == .void(.staleEpoch))
    log.append(.agentTransfersTo("x", agent: "y"))
    #expect(log.append(.agentSays("x")) == .void(.notHolder))
    #expect(log.append(.agentSays("y")) == .effective)
  }

  @Test("A note is for people, about any session there was, and the customer never sees it")
  func note() {
    var log = LogScript()
    #expect(log.append(.agentNotes("x")) == .void(.sessionEnded))
    log.append(.customerWrites("m1"))
    #expect(log.append(.agentNotes("x")) == .effective)
    #expect(log.last.seq == 0)
    var byBot = log.event(.agentNotes("x"))
    byBot.author = .bot
    #expect(log.append(byBot) == .void(.notAllowed))
    log.append(.botAnswers())
    log.append(.botResolves)
    #expect(log.append(.agentNotes("y")) == .effective)
  }

  @Test("An acknowledgement is kept whether it agrees or not")
  func acknowledging() {
    var log = held
    #expect(log.append(.agentAcknowledges("x")) == .effective)
    var wrong = log.event(.agentAcknowledges("x"))
    wrong.id = EventID(hi: 3, lo: 3)
    guard case .contextAcknowledged(var body) = wrong.body else { return }
    body.chainHash = Data()
    wrong.body = .contextAcknowledged(body)
    #expect(log.append(wrong) == .effective)
    #expect(log.state?.acknowledgements.equal == 1)
    #expect(log.state?.acknowledgements.different == 1)
    #expect(log.append(.agentAcknowledges("y")) == .void(.notHolder))
  }

  @Test("Nobody acknowledges what was never said")
  func acknowledgingTooMuch() {
    var log = held
    var event = log.event(.agentAcknowledges("x"))
    guard case .contextAcknowledged(var body) = event.body else { return }
    body.throughSeq = 2
    event.body = .contextAcknowledged(body)
    #expect(log.append(event) == .void(.outOfBounds))
  }

  @Test("A transfer passes control to a queue or to a person")
  func transferring() {
    var log = held
    #expect(log.append(.agentTransfers("y", toQueue: "vip")) == .void(.notHolder))
    #expect(log.append(.agentTransfers("x", toQueue: "")) == .void(.outOfBounds))
    #expect(log.append(.agentTransfers("x", toQueue: "vip", team: "vip")) == .effective)
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.queue.queue == "vip")
    #expect(log.last.control?.teamBefore == "care")
    #expect(log.last.control?.teamAfter == "vip")
    log.append(.agentTakes("x"))
    #expect(log.append(.agentTransfersTo("x", agent: "x")) == .void(.alreadyDone))
    #expect(log.append(.agentTransfersTo("x", agent: "y")) == .effective)
    #expect(log.state?.control.agentID == "y")
    #expect(log.append(.agentTransfers("x", toQueue: "vip"), asOf: 5) == .void(.staleEpoch))
  }

  @Test("A queue named without its team is one of the team that has the conversation")
  func queueWithoutTeam() {
    var log = held
    #expect(log.append(.agentTransfers("x", toQueue: "vip", team: "")) == .effective)
    #expect(log.state?.queue.team == "care")
    #expect(log.state?.queue.queue == "vip")
  }

  @Test("Given to a person of another team who is late, the customer waits for that team")
  func lateInAnotherTeam() {
    var log = LogScript(
      given: .customerWrites("m1"), .botHandsOver(team: "returns", queue: "refunds"),
      .agentTakes("x"))
    var event = log.event(.agentTransfersTo("x", agent: "y"))
    guard case .conversationTransferred(var body) = event.body else { return }
    body.team = "bank"
    event.body = .conversationTransferred(body)
    #expect(log.append(event) == .effective)
    log.wait(120_000)
    #expect(log.append(.deadlinePasses(.nextResponse)) == .effective)
    #expect(log.state?.queue.team == "bank")
    #expect(log.state?.queue.queue == "")
    #expect(log.state?.queue.skills == [])
  }

  @Test("A transfer to an id that no agent can have is void, as taking under it is")
  func transferToALongName() {
    var log = held
    let long = String(repeating: "a", count: 201)
    #expect(log.append(.agentTransfersTo("x", agent: long)) == .void(.outOfBounds))
    #expect(log.append(.agentTakes(long)) == .void(.outOfBounds))
  }

  @Test("The bot cannot transfer or return")
  func botHasNoDesk() {
    var log = LogScript(given: .customerWrites("m1"))
    var transfer = log.event(.agentTransfers("x", toQueue: "vip"))
    transfer.author = .bot
    #expect(log.append(transfer) == .void(.notHolder))
    var back = log.event(.agentReturns("x"))
    back.author = .bot
    #expect(log.append(back) == .void(.notHolder))
  }

  @Test("What is open when a conversation goes back is owed by the bot anew")
  func returning() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver(), .agentTakes("x"))
    #expect(log.append(.agentReturns("y")) == .void(.notHolder))
    #expect(log.append(.agentReturns("x")) == .effective)
    #expect(log.state?.control.owner == .bot)
    #expect(log.state?.pending.map(\.isHandedOver) == [false])
    #expect(log.append(.botAnswers(["m1"])) == .effective)
    #expect(log.append(.agentReturns("x")) == .void(.notHolder))
  }

  @Test("A conversation put aside wakes at its time, or when the customer writes")
  func snoozing() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentSays("x"))
    #expect(log.append(.agentSnoozes("x", milliseconds: 600_000)) == .effective)
    #expect(log.state?.deadlines.map(\.kind) == [.snooze])
    log.append(.customerWrites("m2"))
    #expect(log.state?.control.snoozedUntil == nil)
    #expect(log.state?.deadlines.map(\.kind) == [.nextResponse])
    log.append(.agentSnoozes("x", milliseconds: 60_000))
    log.wait(60_000)
    #expect(log.append(.deadlinePasses(.snooze)) == .effective)
    #expect(log.state?.deadlines.map(\.kind) == [.nextResponse])
  }

  @Test("Nobody puts aside until the past, for more than a month, or without control")
  func noSnooze() {
    var log = held
    #expect(log.append(.agentSnoozes("x", milliseconds: 0)) == .void(.outOfBounds))
    let month: Int64 = 30 * 86_400_000
    #expect(log.append(.agentSnoozes("x", milliseconds: month + 1)) == .void(.outOfBounds))
    #expect(log.append(.agentSnoozes("y")) == .void(.notHolder))
    #expect(log.append(.agentSnoozes("x", milliseconds: month)) == .effective)
  }
}
