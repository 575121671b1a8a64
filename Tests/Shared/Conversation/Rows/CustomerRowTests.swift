@testable import Conversation
import ConversationTesting
import Testing

@Suite("What customers do")
struct CustomerRowTests {
  @Test("The first message opens a session at the bot, who owes it an outcome")
  func firstMessage() throws {
    let log = LogScript(given: .customerWrites("m1"))
    let state = try #require(log.state)
    #expect(log.verdicts == [.effective])
    #expect(state.control.owner == .bot)
    #expect(state.control.phase == .open)
    #expect(state.control.epoch == 1)
    #expect(state.session == 1)
    #expect(state.pending == [PendingMessage(id: log.message("m1"), seq: 1)])
    #expect(state.owed.first == .understanding(log.message("m1")))
    #expect(log.last.seq == 1)
    #expect(log.last.control?.after == state.control)
  }

  @Test("A message told twice is a duplicate of the first, and changes nothing")
  func duplicate() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.customerWrites("m1")) == .duplicate(of: 1, first: .effective))
    #expect(log.state?.pending.count == 1)
    #expect(log.state?.seq == 1)
  }

  @Test("A message of anybody but a customer is void, and opens nothing")
  func notACustomer() {
    var log = LogScript()
    var event = log.event(.customerWrites("m1"))
    event.author = .bot
    #expect(log.append(event) == .void(.notAllowed))
    #expect(log.state?.control.phase == .closed)
    #expect(log.state?.isInLimbo == false)
  }

  @Test("A message larger than a state may hold is void")
  func tooLarge() {
    var log = LogScript()
    let text = String(repeating: "x", count: 32_001)
    #expect(log.append(.customerWrites("m1", text: text)) == .void(.outOfBounds))
  }

  @Test("A void message's repeat is a duplicate of something void")
  func duplicateOfVoid() {
    var log = LogScript()
    let text = String(repeating: "x", count: 32_001)
    log.append(.customerWrites("m1", text: text))
    let again = log.append(.customerWrites("m1", text: text))
    #expect(again == .duplicate(of: 1, first: .void(.outOfBounds)))
  }

  @Test("A message after the end opens the next session, with control at the bot")
  func nextSession() {
    var log = LogScript(given: .customerWrites("m1"), .botAnswers(), .botResolves)
    #expect(log.state?.control.phase == .resolved)
    #expect(log.append(.customerWrites("m2")) == .effective)
    #expect(log.state?.session == 2)
    #expect(log.state?.control.owner == .bot)
    #expect(log.state?.control.epoch == 4)
    #expect(log.state?.seq == 3)
    #expect(log.state?.sessions.map(\.ending) == [.resolved, .none])
  }

  @Test("An edit of a known message is effective and is to be understood anew")
  func edit() throws {
    var log = LogScript(given: .customerWrites("m1"), .botUnderstands("m1"))
    #expect(log.append(.customerEdits("m1", text: "A later one")) == .effective)
    let state = try #require(log.state)
    #expect(state.transcript[log.message("m1")]?.currentText == "A later one")
    #expect(state.owed.first == .understanding(log.message("m1")))
    #expect(log.append(.botUnderstands("m1")) == .effective)
  }

  @Test("An edit or a deletion of a message that nobody knows is void")
  func unknownMessage() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.customerEdits("m9", text: "x")) == .void(.unknownMessage))
    #expect(log.append(.customerDeletes("m9")) == .void(.unknownMessage))
  }

  @Test("A deleted message keeps its place in the chain, and loses its words")
  func delete() throws {
    var log = LogScript(given: .customerWrites("m1"))
    let chain = try #require(log.state).chain
    #expect(log.append(.customerDeletes("m1")) == .effective)
    #expect(log.state?.chain == chain)
    #expect(log.state?.transcript[log.message("m1")]?.currentText == "")
  }

  @Test("Editing, deleting and leaving after the end are void")
  func afterTheEnd() {
    var log = LogScript(given: .customerWrites("m1"), .botAnswers(), .botResolves)
    #expect(log.append(.customerEdits("m1", text: "x")) == .void(.sessionEnded))
    #expect(log.append(.customerDeletes("m1")) == .void(.sessionEnded))
    #expect(log.append(.customerLeaves) == .void(.sessionEnded))
  }

  @Test(
    "Who leaves the queue ends the session; who leaves the bot leaves it to the deadline"
  )
  func leaving() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.customerLeaves) == .effective)
    #expect(log.state?.control.owner == .bot)
    log.append(.botHandsOver())
    #expect(log.append(.customerLeaves) == .effective)
    #expect(log.state?.control.phase == .closed)
    #expect(log.state?.sessions.last?.ending == .customerLeft)
    #expect(
      log.last.outcomes == [
        MessageOutcome(message: log.message("m1"), kind: .ended, by: log.last.event!.id)
      ])
  }

  @Test("A session ends at 2,000 messages; the last can only be an answer")
  func fullSession() {
    var log = LogScript()
    for number in 1...1_999 { log.append(.customerWrites("m\(number)")) }
    #expect(log.state?.session == 1)
    #expect(log.append(.botAnswers(["m1999"])) == .effective)
    #expect(log.append(.botAnswers(["m1998"])) == .void(.sessionFull))
    #expect(log.append(.customerWrites("m2000")) == .effective)
    #expect(log.state?.session == 2)
    #expect(log.state?.pending.count == 1)
    #expect(log.state?.sessions.map(\.ending) == [.superseded, .none])
    #expect(log.last.outcomes.count == 1_998)
  }
}
