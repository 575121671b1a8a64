import Testing
import Web

@Suite("Leaving alone who does not answer")
struct CircuitBreakerTests {
  @Test("It opens after so many failures in a row, and no call passes during the pause")
  func opens() throws {
    var breaker = CircuitBreaker()
    try breaker.fail(4, now: 0)
    #expect(breaker.state(now: 0) == .closed)
    try breaker.fail(1, now: 100)
    #expect(breaker.state(now: 100) == .open)
    #expect(breaker.admit(now: 30_099) == nil)
    #expect(breaker.state(now: 30_100) == .halfOpen)
  }

  @Test("A success in between begins the count anew")
  func inARow() throws {
    var breaker = CircuitBreaker()
    try breaker.fail(4, now: 0)
    breaker.succeeded(try breaker.permit(now: 0))
    try breaker.fail(4, now: 0)
    #expect(breaker.state(now: 0) == .closed)
  }

  @Test("Half open, one call tries, and its success lets all pass again")
  func recovers() throws {
    var breaker = CircuitBreaker()
    try breaker.fail(5, now: 0)
    let trying = try breaker.permit(now: 30_000)
    #expect(breaker.admit(now: 30_001) == nil)
    breaker.succeeded(trying)
    #expect(breaker.state(now: 30_002) == .closed)
    try breaker.fail(4, now: 30_002)
    #expect(breaker.state(now: 30_002) == .closed)
  }

  @Test("Half open, one failure is enough for another pause")
  func failsAgain() throws {
    var breaker = CircuitBreaker()
    try breaker.fail(5, now: 0)
    try breaker.fail(1, now: 30_000)
    #expect(breaker.admit(now: 59_999) == nil)
    #expect(breaker.admit(now: 60_000) != nil)
  }

  @Test("Who asks to be left alone is left alone at once, for no longer than the longest pause")
  func asksToWait() throws {
    var breaker = CircuitBreaker()
    var permit = try breaker.permit(now: 0)
    breaker.failed(permit, now: 0, wait: 45_000)
    #expect(breaker.admit(now: 44_999) == nil)
    permit = try breaker.permit(now: 45_000)
    breaker.failed(permit, now: 45_000, wait: .max)
    #expect(breaker.admit(now: 344_999) == nil)
    permit = try breaker.permit(now: 345_000)
    breaker.failed(permit, now: 345_000, wait: 0)
    #expect(breaker.admit(now: 374_999) == nil)
    #expect(breaker.admit(now: 375_000) != nil)
  }

  @Test("What calls say that went out before it opened changes nothing")
  func lateReports() throws {
    var breaker = CircuitBreaker()
    let (one, other) = (try breaker.permit(now: 0), try breaker.permit(now: 0))
    try breaker.fail(5, now: 0)
    breaker.succeeded(one)
    #expect(breaker.state(now: 1) == .open)
    let trying = try breaker.permit(now: 30_000)
    breaker.failed(other, now: 30_000)
    breaker.succeeded(trying)
    #expect(breaker.state(now: 30_000) == .closed)
  }

  @Test(
    "A call that tries and is withdrawn makes room for another; one never heard of does after a pause"
  )
  func withdrawn() throws {
    var breaker = CircuitBreaker()
    try breaker.fail(5, now: 0)
    breaker.withdrawn(try breaker.permit(now: 30_000))
    let lost = try breaker.permit(now: 30_001)
    #expect(breaker.admit(now: 60_000) == nil)
    let next = try breaker.permit(now: 60_001)
    breaker.failed(lost, now: 60_002)
    breaker.succeeded(next)
    #expect(breaker.state(now: 60_003) == .closed)
  }
}

extension CircuitBreaker {
  fileprivate mutating func permit(now: Int64) throws -> Permit {
    let permit = admit(now: now)
    return try #require(permit)
  }

  /// Admits calls, and lets each fail at once.
  fileprivate mutating func fail(_ times: Int, now: Int64) throws {
    for _ in 0..<times { failed(try permit(now: now), now: now) }
  }
}
