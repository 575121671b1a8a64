import Testing

@testable import RouterSimulation

@Suite("Statistics of a simulation")
struct StatisticsTests {
  @Test("A quantile is the smallest value with that share at or below it")
  func quantiles() {
    let spread = Spread([40, 10, 30, 20])
    let quantiles = [0, 0.25, 0.26, 0.5, 0.9, 1].map { spread.quantile($0) }
    #expect(quantiles == [10, 10, 20, 20, 40, 40])
    #expect(spread.mean == 25 && spread.maximum == 40)
    let shares = [9, 10, 25, 40].map { spread.share(within: $0) }
    #expect(shares == [0, 0.25, 0.5, 1])
  }

  @Test("Of nothing there are no quantiles, and all of it is within any limit")
  func nothing() {
    let spread = Spread([])
    #expect(spread.quantile(0.9) == 0 && spread.mean == 0 && spread.share(within: 0) == 1)
  }

  @Test("What chance did to arrivals and handling is taken out of a mean")
  func controls() {
    var random = RandomStream(seed: 9, "controls")
    var mean = ControlledMean(batchesOf: 50, handling: 100, interval: 10)
    var (plain, at) = (0.0, 0.0)
    for _ in 0..<5_000 {
      let (handling, interval) = (random.exponential(mean: 100), random.exponential(mean: 10))
      at += interval
      let value = 3 + handling / 100 + random.uniform()
      plain += value / 5_000
      mean.add(value, of: Arrival(at: Int64(at), queue: "q", handling: Int64(handling)))
    }
    // 3, 1 and a half: what is left varies by the uniform part alone, 0.29 / √5000.
    #expect(abs(mean.mean.value - 4.5) < 0.02, "\(mean.mean)")
    #expect((0.003...0.006).contains(mean.mean.error), "\(mean.mean)")
    #expect(abs(plain - 4.5) < 0.06)
  }

  @Test("What happens at the same moment happens in the order in which it was noted")
  func agenda() {
    var agenda = Agenda<String>()
    for (name, at) in [("c", 5), ("a", 1), ("d", 5), ("b", 1)] as [(String, Int64)] {
      agenda.note(name, at: at)
    }
    var order: [String] = []
    while let next = agenda.next() { order.append(next.happening) }
    #expect(order == ["a", "b", "c", "d"] && agenda.isEmpty)
  }
}
