import Testing
import Web

@Suite struct ThrottleTests {
  @Test("Who calls too often is held back, and nobody else")
  func throttled() {
    let throttle = Throttle<String>(perSecond: 0.001, burst: 2)
    #expect(throttle.admits("one") && throttle.admits("one"))
    #expect(!throttle.admits("one"))
    #expect(throttle.admits("other"))
  }
}
