import TestPacing
import Testing

@testable import RouterSimulation

/// A short form of what `make simulate` shows: that the real team and the real dispatcher keep servers busy as theory
/// says. A green run says that they are within the error of so few arrivals.
@Suite("Waits against theory", .calculating)
struct TheoryCheckTests {
  private static let arrivals = 40_000

  @Test(
    "Waits are those of Erlang C",
    arguments: [(1, 0.5), (1, 0.7), (5, 0.8), (20, 0.9)] as [(Int, Double)])
  func erlangC(servers: Int, load: Double) {
    let check = TheoryCheck(servers: servers, load: load)
    let found = check.measure(arrivals: Self.arrivals, seed: 1)
    #expect(abs(found.meanWait - check.expectedMeanWait) < 4 * found.meanWaitError)
    #expect(abs(found.waiting - check.expectedWaiting) < 4 * found.waitingError)
    // An error so large that anything would do shows nothing.
    #expect(found.meanWaitError < 0.25 * check.expectedMeanWait)
  }

  @Test(
    "With patience they are those of Erlang A",
    arguments: [(1, 0.9, 1.0), (5, 1.2, 0.5), (20, 1.0, 1.0)] as [(Int, Double, Double)])
  func erlangA(servers: Int, load: Double, patience: Double) {
    let check = TheoryCheck(servers: servers, load: load, patience: patience)
    let found = check.measure(arrivals: Self.arrivals, seed: 1)
    #expect(abs(found.meanWait - check.expectedMeanWait) < 4 * found.meanWaitError)
    #expect(abs(found.waiting - check.expectedWaiting) < 4 * found.waitingError)
    #expect(abs(found.abandoning - check.expectedAbandoning) < 0.1 * check.expectedAbandoning)
    #expect(found.meanWaitError < 0.1 * check.expectedMeanWait)
  }
}
