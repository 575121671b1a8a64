import TestPacing
import Testing

@Suite("The whole system at random", .calculating)
struct SystemModelTests {
  private static let runs = 60

  private func violations(
    _ seeds: Range<UInt64>, takeOvers: Bool = false, defeat: RoutingDefeat? = nil
  ) -> (seed: UInt64, found: [String])? {
    for seed in seeds {
      var model = SystemModel(seed: seed, takeOvers: takeOvers, defeat: defeat)
      model.run(steps: 400)
      if !model.violations.isEmpty { return (seed, model.violations) }
    }
    return nil
  }

  @Test(
    "Nothing that must not happen does, with crashes, zombies and wrong clocks", arguments: 0..<4)
  func faulted(shard: UInt64) {
    let found = violations(shard * UInt64(Self.runs)..<(shard + 1) * UInt64(Self.runs))
    #expect(found == nil, "\(String(describing: found))")
  }

  @Test("Nor when people take over without an offer", arguments: 0..<2)
  func takeOvers(shard: UInt64) {
    let seeds = 10_000 + shard * UInt64(Self.runs)..<10_000 + (shard + 1) * UInt64(Self.runs)
    let found = violations(seeds, takeOvers: true)
    #expect(found == nil, "\(String(describing: found))")
  }

  @Test("With a rule of the routing left out, something does", arguments: RoutingDefeat.allCases)
  func ruleOff(defeat: RoutingDefeat) {
    let found = violations(0..<4_000, defeat: defeat)
    #expect(found != nil, "\(defeat) went unnoticed")
  }
}
