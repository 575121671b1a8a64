import Testing
import Web

@Suite struct RateLimiterTests {
  @Test func `a burst passes, then so many a second`() {
    var limiter = RateLimiter<String>(perSecond: 2, burst: 3)
    for _ in 0..<3 { #expect(limiter.take("a", now: 0) == nil) }
    #expect(limiter.take("a", now: 0) == .milliseconds(500))
    #expect(limiter.take("a", now: 250) == .milliseconds(250))
    #expect(limiter.take("a", now: 500) == nil)
    #expect(limiter.take("a", now: 500) == .milliseconds(500))
  }

  @Test func `keys do not share their allowance`() {
    var limiter = RateLimiter<String>(perSecond: 1, burst: 1)
    #expect(limiter.take("a", now: 0) == nil)
    #expect(limiter.take("b", now: 0) == nil)
    #expect(limiter.take("a", now: 0) != nil)
  }

  @Test func `a long silence earns no more than the burst`() {
    var limiter = RateLimiter<Int>(perSecond: 1000, burst: 2)
    #expect(limiter.take(1, now: 0) == nil)
    let passed = (0..<10).count { _ in limiter.take(1, now: 1_000_000) == nil }
    #expect(passed == 2)
  }

  @Test func `a clock that runs backwards gives nothing and takes nothing`() {
    var limiter = RateLimiter<Int>(perSecond: 1, burst: 1)
    #expect(limiter.take(1, now: 1000) == nil)
    #expect(limiter.take(1, now: 0) == .milliseconds(1000))
  }

  @Test func `the number of keys held is bounded, the longest unseen go first`() {
    var limiter = RateLimiter<Int>(perSecond: 0.001, burst: 1, maximumKeys: 100)
    for key in 0..<1000 { #expect(limiter.take(key, now: Int64(key)) == nil) }
    #expect(limiter.count <= 100)
    #expect(limiter.take(999, now: 1000) != nil)
  }

  @Test func `keys with their full allowance are forgotten first`() {
    var limiter = RateLimiter<Int>(perSecond: 1, burst: 1, maximumKeys: 3)
    _ = limiter.take(1, now: 0)
    _ = limiter.take(2, now: 0)
    _ = limiter.take(3, now: 1500)
    _ = limiter.take(4, now: 1600)
    #expect(limiter.count == 2)
    #expect(limiter.take(3, now: 1600) != nil)
  }
}
