import Conversation
import ConversationTesting
import TestPacing
import Testing

/// The race of races: people take over while the bot is at its answer.
@Suite("People take over during the bot's turn", .calculating)
struct TakeoverRaceTests {
  private static let interleavings = 1_700

  /// That many different interleavings; stops where something is found that must not be.
  private func races(
    _ takeover: Takeover, _ count: Int, sabotage: Sabotage? = nil,
    _ look: (UInt64, TakeoverRace) -> Void
  ) -> (seed: UInt64, violations: [String])? {
    var seen: Set<[TakeoverRace.Actor]> = []
    var seed: UInt64 = 0
    while seen.count < count {
      seed += 1
      var random = SplitMix64(seed: seed)
      let schedule = TakeoverRace.schedule(takeover, &random)
      guard seen.insert(schedule).inserted else { continue }
      var race = TakeoverRace(takeover, seed: seed, sabotage: sabotage)
      race.run(schedule)
      if !race.violations.isEmpty { return (seed, race.violations) }
      look(seed, race)
    }
    return nil
  }

  @Test(
    "In 1,700 interleavings of each kind, no bot is heard after it, and each message has one outcome",
    arguments: Takeover.allCases)
  func interleaved(takeover: Takeover) {
    var takenOver = 0
    var late: [VoidReason: Int] = [:]
    let found = races(takeover, Self.interleavings) { _, race in
      if race.isTakenOver { takenOver += 1 }
      late.merge(race.late) { $0 + $1 }
    }
    #expect(found == nil, "\(String(describing: found))")
    #expect(takenOver > Self.interleavings / 2)
    // Else it was no race; fewest where the queue lies between the bot's turn and the agent's.
    #expect(late.values.reduce(0, +) > 10)
    let reasons = late.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    print("takeover \(takeover): \(takenOver) of \(Self.interleavings), late bots void: \(reasons)")
  }

  @Test(
    "With a rule defeated, a bot is heard or a message has two outcomes",
    arguments: [
      (Sabotage.everyoneHolds, Takeover.taken), (.everyoneHolds, .accepted),
      (.epochFollows, .returned), (.coversFollow, .taken), (.freshIDs, .taken),
    ])
  func ruleOff(sabotage: Sabotage, takeover: Takeover) {
    let found = races(takeover, Self.interleavings, sabotage: sabotage) { _, _ in }
    #expect(found != nil, "\(sabotage) went unnoticed")
  }
}
