import RoutingTesting
import TestPacing
import Testing

/// A short form of what `make simulate` does for ten million records.
@Suite("A busy floor at random", .calculating)
struct SafetyModelTests {
  @Test("Nothing that must not happen does, and everything comes to rest", arguments: 1...2)
  func offersAlone(seed: UInt64) {
    var shape = SafetyModel.Shape()
    shape.conversations = 40
    shape.agents = 9
    var model = SafetyModel(seed: seed, shape: shape)
    model.run(records: 15_000)
    #expect(model.violations == [])
    let account = model.account
    #expect(account.offers > 300 && account.accepted > 200 && account.ended > 100, "\(account)")
    #expect(account.void > 1_000 && account.duplicates > 500 && account.crashes > 5, "\(account)")
  }

  @Test("Nor when people take over without an offer")
  func takeOvers() {
    var shape = SafetyModel.Shape()
    shape.conversations = 40
    shape.agents = 9
    shape.takeOvers = true
    var model = SafetyModel(seed: 7, shape: shape)
    model.run(records: 15_000)
    #expect(model.violations == [])
  }
}
