import Conversation
import ConversationTesting
import Foundation
import TestPacing
import Testing

/// Sequences from seeded adversaries. On each random beginning, many different last steps are tried,
/// each of which makes a sequence of its own: 100,000 a run.
@Suite("Random sequences", .calculating)
struct AdversaryTests {
  private static let shards = 8
  private static let beginnings = 1_250
  private static let endings = 10

  @Test("None of 100,000 breaks a promise", arguments: 0..<shards)
  func noViolation(shard: Int) {
    var count = 0
    for number in 0..<Self.beginnings {
      let seed = UInt64(shard * Self.beginnings + number)
      if let failing = failure(of: seed, &count) {
        let least = shrink(failing) { Self.violation(of: $0) != nil }
        Issue.record(
          "seed \(seed): \(String(describing: Self.violation(of: least))) by \(least)")
        return
      }
    }
    #expect(count == Self.beginnings * Self.endings)
  }

  private func failure(of seed: UInt64, _ count: inout Int) -> [Step]? {
    var adversary = Adversary(seed: seed)
    let length = 3 + adversary.random.below(9)
    let beginning = adversary.sequence(of: length)
    var run = Run()
    for (place, step) in beginning.enumerated() where run.take(step) != nil {
      return Array(beginning[...place])
    }
    if run.probeDeadlines() != nil { return beginning }
    for _ in 0..<Self.endings {
      count += 1
      let step = adversary.sequence(of: length + 1)[length]
      var other = run
      if other.take(step) != nil || other.probeDeadlines() != nil { return beginning + [step] }
    }
    return nil
  }

  private static func violation(of steps: [Step], _ sabotage: Sabotage? = nil) -> Violation? {
    var run = Run(sabotage: sabotage)
    for step in steps { if let violation = run.take(step) { return violation } }
    return run.probeDeadlines()
  }

  @Test(
    "With any one rule defeated, they find a log of few steps that breaks one",
    arguments: Sabotage.allCases)
  func ruleOff(sabotage: Sabotage) throws {
    for seed in 0..<4_000 as Range<UInt64> {
      var adversary = Adversary(seed: seed)
      let steps = adversary.sequence(of: 12)
      func fails(_ steps: [Step]) -> Bool {
        Self.violation(of: steps, sabotage)?.isOf(sabotage) == true
      }
      guard fails(steps) else { continue }
      let least = shrink(steps, while: fails)
      #expect(least.count <= 7, "seed \(seed): \(least)")
      return
    }
    Issue.record("\(sabotage) went unnoticed in 4,000 sequences")
  }

  @Test("The same seed gives the same sequence, byte for byte")
  func seeded() {
    var one = Adversary(seed: 7)
    var other = Adversary(seed: 7)
    #expect(one.sequence(of: 50) == other.sequence(of: 50))
  }
}
