import Testing

@testable import RouterSimulation

@Suite("Chance")
struct ChanceTests {
  private func moments(_ distribution: Distribution) -> (mean: Double, deviation: Double) {
    var random = RandomStream(seed: 11, "\(distribution)")
    let values = (0..<200_000).map { _ in distribution.sample(&random) }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count)).squareRoot())
  }

  @Test("The generator gives the numbers that its authors' gives")
  func reference() {
    // xoshiro256++ from the state 1, 2, 3, 4: https://prng.di.unimi.it/xoshiro256plusplus.c
    var random = RandomStream(words: (1, 2, 3, 4))
    let drawn = (0..<4).map { _ in random.next() }
    let expected: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
    ]
    #expect(drawn == expected)
  }

  @Test("A stream is the same in every run, and another for another name or seed")
  func streams() {
    let drawn = { (seed: UInt64, name: String) in
      var random = RandomStream(seed: seed, name)
      return (0..<8).map { _ in random.next() }
    }
    #expect(drawn(1, "times") == drawn(1, "times"))
    #expect(drawn(1, "times") != drawn(1, "kinds"))
    #expect(drawn(1, "times") != drawn(2, "times"))
  }

  @Test("Exponential times have the mean that was asked for, and as much deviation")
  func exponential() {
    let found = moments(.exponential(mean: 300))
    #expect(abs(found.mean - 300) < 5 && abs(found.deviation - 300) < 8, "\(found)")
  }

  @Test("Lognormal times have the mean and the variation that were asked for")
  func lognormal() {
    let found = moments(.lognormal(mean: 300, variation: 0.8))
    #expect(abs(found.mean - 300) < 4 && abs(found.deviation - 240) < 15, "\(found)")
  }

  @Test("Numbers below a bound are spread evenly")
  func below() {
    var random = RandomStream(seed: 3, "below")
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.below(7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 450 }, "\(counts)")
  }

  @Test("Each is drawn as often as its weight says")
  func weights() {
    var random = RandomStream(seed: 3, "weights")
    var counts = [0, 0, 0]
    for _ in 0..<60_000 { counts[random.place(among: [3, 0, 1])] += 1 }
    #expect(abs(counts[0] - 45_000) < 500 && counts[1] == 0, "\(counts)")
  }

  @Test("A day has as many arrivals as its profile, most at the peak, none outside its hours")
  func day() {
    let profile = DayProfile(
      level: 60, peaks: [DayProfile.Peak(hour: 11, width: 1, height: 600)], hours: 8...20)
    var random = RandomStream(seed: 5, "day")
    let times = profile.arrivals(&random)
    // 12 hours of the level, and the peak's area, of which all but the part below eight o'clock is in the day.
    let expected = 720 + 600 * 2.5066 * 0.9987
    let count = Double(times.count)
    #expect(abs(count - expected) < 180, "\(count)")
    let hour: Int64 = 3_600_000
    let open = (8 * hour)..<(20 * hour)
    #expect(times.allSatisfy { open.contains($0) })
    #expect(times == times.sorted())
    let noon = (10 * hour)..<(12 * hour)
    let peak = times.count { noon.contains($0) }
    let evening = times.count { $0 > 18 * hour }
    #expect(peak > 5 * evening)
  }
}
