@testable import Conversation
import ConversationTesting
import Testing

@Suite("How a message's way to its gateway is told")
struct DeliveryRowTests {
  private let sent = LogScript(given: .customerWrites("m1"), .botAnswers())

  @Test("An effective message is owed to its gateway, until its end")
  func outstanding() throws {
    var log = sent
    let delivery = try #require(log.state?.deliveries.first)
    #expect(delivery.sequence == 1)
    #expect(delivery.seq == 2)
    #expect(delivery.expires == log.now.adding(milliseconds: 3_600_000))
    #expect(log.state?.owed.contains(.delivery(delivery)) == true)
    #expect(log.append(.delivery(.attempted)) == .effective)
    #expect(log.state?.deliveries.first?.isOutstanding == true)
    #expect(log.append(.delivery(.accepted)) == .effective)
    #expect(log.state?.deliveries.first?.isOutstanding == false)
    #expect(log.append(.delivery(.attempted)) == .void(.alreadyDone))
    #expect(log.append(.delivery(.accepted)) == .void(.alreadyDone))
  }

  @Test("Receipts come in any order; the furthest one stands")
  func receipts() {
    var log = sent
    #expect(log.append(.delivery(.read)) == .effective)
    #expect(log.append(.delivery(.delivered)) == .void(.alreadyDone))
    #expect(log.append(.delivery(.accepted)) == .void(.alreadyDone))
    #expect(log.append(.delivery(.expired)) == .void(.alreadyDone))
    #expect(log.state?.deliveries.first?.step == .read)
  }

  @Test("What reached the customer has not failed, whatever is told later")
  func noFailureAfterwards() {
    for step in [DeliveryStep.delivered, .read] {
      var log = sent
      #expect(log.append(.delivery(.accepted)) == .effective)
      #expect(log.append(.delivery(step)) == .effective)
      #expect(log.append(.delivery(.failed)) == .void(.alreadyDone))
      #expect(log.state?.deliveries.first?.step == step)
    }
    var log = sent
    log.append(.delivery(.accepted))
    #expect(log.append(.delivery(.failed)) == .effective)
  }

  @Test("Of more than are kept, those go first whose way has ended")
  func kept() throws {
    var log = sent
    let first = try #require(log.state?.deliveries.first?.message)
    log.append(.agentTakes("x"))
    for _ in 1...DeliveryState.kept {
      log.append(.agentSays("x"))
      log.append(.delivery(.accepted))
    }
    #expect(log.state?.deliveries.count == DeliveryState.kept)
    #expect(log.state?.deliveries.first?.message == first)
    #expect(log.state?.deliveries.first?.isOutstanding == true)
  }

  @Test("What failed or expired stays so")
  func ended() {
    for end in [DeliveryStep.failed, .expired] {
      var log = sent
      log.now = log.now.adding(milliseconds: 3_600_000)
      #expect(log.append(.delivery(end)) == .effective)
      for step in DeliveryStep.allCases where step != end {
        #expect(log.append(.delivery(step)) == .void(.alreadyDone))
      }
    }
  }

  @Test(
    "What expires before its time has not expired; under fold version 1 it had",
    arguments: FoldVersion.held)
  func expiresEarly(version: UInt32) {
    var log = LogScript()
    var opening = log.event(.customerWrites("m1"))
    opening.foldVersion = version
    log.append(opening)
    log.append(.botAnswers())
    log.now = log.now.adding(milliseconds: 3_500_000)
    #expect(log.append(.delivery(.expired)) == (version == 1 ? .effective : .void(.early)))
    #expect(log.state?.deliveries.first?.isOutstanding == (version > 1))
  }

  @Test("Of a message that nobody sent, or whose words were void, nothing can be told")
  func unknown() {
    var log = LogScript(given: .customerWrites("m1"))
    #expect(log.append(.delivery(.accepted)) == .void(.unknownMessage))
    let reply = log.event(.botAnswers())
    log.append(.agentTakes("x"))
    log.append(reply)
    var body = DeliveryUpdate()
    body.message = EventRef(reply.id)
    var accepted = log.event(.delivery(.accepted))
    accepted.body = .delivery(.accepted, body)
    accepted.id = EventID(hi: 4, lo: 7)
    #expect(log.append(accepted) == .void(.unknownMessage))
  }

  @Test("A receipt counts after the session has ended, and in the next one")
  func late() {
    var log = sent
    let receipt = log.event(.delivery(.accepted))
    log.append(.botResolves)
    log.append(.customerWrites("m2"))
    #expect(log.append(receipt) == .effective)
  }
}
