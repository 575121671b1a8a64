import Conversation
import ConversationTesting
import RouterCore
import Testing

@Suite("The carrier")
struct CarrierTests {
  private let carrier = Carrier(interval: 3_600_000, deduplicationWindow: 86_400_000)

  private func body(_ event: Event?) -> ContextCarried? {
    guard case .contextCarried(let body) = event?.body else { return nil }
    return body
  }

  @Test("It carries what stands on a record older than the interval, and the log takes it")
  func carries() throws {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    log.wait(3_599_999)
    #expect(carrier.carry(log.state!, at: log.now) == nil)
    log.wait(1)
    let carry = try #require(carrier.carry(log.state!, at: log.now))
    #expect(body(carry)?.hasState == true)
    #expect(log.append(carry) == .effective)
    #expect(carrier.carry(log.state!, at: log.now) == nil)
    #expect(log.fold.differences == 0)
  }

  @Test("It carries a conversation that waits, again and again")
  func waits() throws {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    for _ in 0..<5 {
      log.wait(3_600_000)
      #expect(log.append(try #require(carrier.carry(log.state!, at: log.now))) == .effective)
    }
  }

  @Test("It forgets what was closed for as long as repeats are known")
  func forgets() throws {
    var log = LogScript(given: .customerWrites("m1"), .botAnswers(), .delivery(.accepted))
    log.append(.botResolves)
    log.wait(300_000)
    log.append(.deadlinePasses(.wrapUp))
    log.wait(86_399_999)
    #expect(body(carrier.carry(log.state!, at: log.now))?.hasState == true)
    log.wait(1)
    let forget = try #require(carrier.carry(log.state!, at: log.now))
    #expect(body(forget)?.hasState == false)
    #expect(log.append(forget) == .effective)
    #expect(log.state == nil)
  }

  @Test("It never forgets what is open, resolved, or still on its way to a gateway")
  func keeps() {
    let logs = [
      LogScript(given: .customerWrites("m1"), .botAnswers()),
      LogScript(given: .customerWrites("m1"), .botResolves),
      LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentSays("x"), .agentCloses("x")),
    ]
    for log in logs {
      let later = log.now.adding(milliseconds: 10 * 86_400_000)
      #expect(body(carrier.carry(log.state!, at: later))?.hasState == true)
    }
  }

  @Test("By a clock a day ahead it forgets nothing: the log refuses")
  func clockAhead() throws {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentCloses("x"))
    let ahead = log.now.adding(milliseconds: 86_400_000)
    let forget = try #require(carrier.carry(log.state!, at: ahead))
    #expect(body(forget)?.hasState == false)
    #expect(log.append(forget) == .void(.stale))
    #expect(log.append(.customerWrites("m1")) == .duplicate(of: 1, first: .effective))
  }

  @Test("A rating is asked for once after a resolution")
  func rating() throws {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentSays("x"))
    #expect(Rating.requests(log.state!, at: log.now) == [])
    log.append(.agentResolves("x"))
    let requests = Rating.requests(log.state!, at: log.now)
    #expect(requests.map { log.append($0) } == [.effective])
    #expect(Rating.requests(log.state!, at: log.now) == [])
  }
}
