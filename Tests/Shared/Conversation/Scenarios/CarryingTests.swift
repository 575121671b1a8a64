@testable import Conversation
import ConversationTesting
import Testing

@Suite("Carrying a conversation forward")
struct CarryingTests {
  private let log = LogScript(given: .customerWrites("m1"), .botHandsOver())

  @Test("A carried state replaces the state, and moves the restore point to its record")
  func carried() throws {
    var log = log
    let before = try #require(log.state)
    #expect(log.fold.restorePoint == 1)
    #expect(log.append(.routerCarries) == .effective)
    let after = try #require(log.state)
    #expect(after.isEqual(to: before, butForTheLastRecord: true))
    #expect(after.firstOffset == 3)
    #expect(after.lastOffset == 3)
    #expect(log.fold.restorePoint == 3)
    #expect(log.fold.differences == 0)
  }

  @Test("A state is void once another record of its conversation lies between, even a void one")
  func recordBetween() {
    var log = log
    let carry = log.event(.routerCarries)
    #expect(log.append(.botAnswers(["m1"])) == .void(.notHolder))
    #expect(log.append(carry) == .void(.stale))
    #expect(log.fold.restorePoint == 1)
  }

  @Test("A record of another conversation between does no harm")
  func otherBetween() {
    var log = log
    let carry = log.event(.routerCarries)
    log.append(.customerWrites("m1"), in: "c2")
    #expect(log.append(carry) == .effective)
  }

  @Test("The same carry twice is effective once, and changes nothing")
  func twice() {
    var log = log
    let carry = log.event(.routerCarries)
    #expect(log.append(carry) == .effective)
    #expect(log.append(carry) == .void(.stale))
  }

  @Test("A conversation that waits longer than five minutes can still be carried")
  func waitingLong() {
    var log = log
    log.wait(3_600_000)
    #expect(log.append(.routerCarries) == .effective)
    log.wait(3_600_000)
    #expect(log.append(.routerCarries) == .effective)
  }

  @Test("Read literally, five minutes after the record it names, none could be carried hourly")
  func readLiterally() {
    var log = log
    log.wait(3_600_000)
    var carry = log.event(.routerCarries)
    guard case .contextCarried(var body) = carry.body, let state = log.state else { return }
    body.decidedAtMs = state.lastTimestamp.milliseconds
    carry.body = .contextCarried(body)
    #expect(log.append(carry) == .void(.stale))
  }

  @Test("A carry decided more than five minutes ago is void, to the millisecond")
  func decidedLongAgo() {
    var late = log
    let carry = late.event(.routerCarries)
    late.wait(300_001)
    #expect(late.append(carry) == .void(.stale))
    var inTime = log
    let other = inTime.event(.routerCarries)
    inTime.wait(300_000)
    #expect(inTime.append(other) == .effective)
  }

  @Test("A carry decided more than five minutes from now, by a clock that is ahead, is void")
  func decidedInTheFuture() {
    var log = log
    log.now = log.now.adding(milliseconds: 300_001)
    let carry = log.event(.routerCarries)
    log.now = log.now.adding(milliseconds: -300_001)
    #expect(log.append(carry) == .void(.stale))
  }

  @Test("A zombie cannot bring back a conversation that was forgotten, with what it owed long ago")
  func zombieAfterForgetting() {
    var log = LogScript(given: .customerWrites("m1"))
    let old = log.event(.routerCarries)
    log.now = log.now.adding(milliseconds: 3 * 86_400_000)
    let fromTheFuture = log.event(.routerCarries)
    log.now = LogScript.start
    log.append(.botAnswers())
    log.append(.botResolves)
    log.wait(300_000)
    log.append(.deadlinePasses(.wrapUp))
    log.wait(86_400_000)
    #expect(log.append(.routerForgets) == .effective)
    #expect(log.append(old) == .void(.stale))
    #expect(log.append(fromTheFuture) == .void(.stale))
    #expect(log.state == nil)
  }

  @Test("Only the system carries")
  func onlyTheSystem() {
    var log = log
    var carry = log.event(.routerCarries)
    carry.author = .agent("x")
    #expect(log.append(carry) == .void(.stale))
  }

  @Test("A state that is not the reader's own raises the alarm")
  func differs() {
    var log = log
    var carry = log.event(.routerCarries)
    guard case .contextCarried(var body) = carry.body else { return }
    body.state.seq = 77
    carry.body = .contextCarried(body)
    #expect(log.append(carry) == .effective)
    #expect(log.fold.differences == 1)
    #expect(log.state?.seq == 77)
  }

  @Test("A reader who came in after a conversation's beginning raises no alarm at its carry")
  func noFalseAlarm() throws {
    var log = LogScript(given: .customerWrites("m1"))
    log.append(.customerWrites("m1"), in: "c2")
    log.append(.customerWrites("m2"))
    log.append(.routerCarries)
    var reader = ConversationLog(partition: 0)
    for record in log.records where record.offset >= 2 {
      _ = try reader.apply(record.event, offset: record.offset, timestamp: record.timestamp)
    }
    #expect(reader[log.conversation] == log.state)
    #expect(reader.differences == 0)
  }

  @Test("A number that is not a number is carried like any other, and raises no alarm")
  func notANumber() {
    var log = LogScript(given: .customerWrites("m1"))
    var event = log.event(.botUnderstands("m1"))
    guard case .turnUnderstood(var body) = event.body else { return }
    body.confidence = .nan
    event.body = .turnUnderstood(body)
    log.append(event)
    #expect(log.append(.routerCarries) == .effective)
    #expect(log.fold.differences == 0)
  }

  @Test("An enumeration's number from far outside is carried without a trap")
  func strangeNumbers() {
    var log = LogScript(given: .customerWrites("m1"))
    var event = log.event(.botHandsOver())
    guard case .handoffRequested(var body) = event.body else { return }
    body.reason = .UNRECOGNIZED(-7)
    event.body = .handoffRequested(body)
    #expect(log.append(event) == .effective)
    #expect(log.append(.routerCarries) == .effective)
    #expect(log.state?.queue.reason == .UNRECOGNIZED(-7))
    #expect(log.fold.differences == 0)
  }

  @Test("A carried state that no fold can have written is folded on without a trap")
  func impossibleState() {
    for owner in 0...4 as ClosedRange<UInt32> {
      for phase in 0...3 as ClosedRange<UInt32> {
        var log = LogScript(given: .customerWrites("m1"))
        var carry = log.event(.routerCarries)
        guard case .contextCarried(var body) = carry.body else { return }
        body.state = CarriedConversation()
        body.state.control.owner = owner
        body.state.control.phase = phase
        body.state.control.agentID = "x"
        carry.body = .contextCarried(body)
        #expect(log.append(carry) == .effective)
        for move in Self.all { log.append(move) }
      }
    }
  }

  private static let all: [Move] = [
    .routerNotifies, .agentSays("x"), .agentTransfers("x", toQueue: "q"), .agentResolves("x"),
    .agentReopens("x"), .agentWrapsUp("x"), .routerAsksForRating, .customerRates(3),
    .agentTakes("x"), .agentCloses("x"), .customerLeaves, .customerWrites("m2"), .botAnswers(),
    .botResolves,
  ]
}
