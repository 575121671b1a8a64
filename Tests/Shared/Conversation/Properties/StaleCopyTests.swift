import Conversation
import ConversationTesting
import TestPacing
import Testing

@Suite("Repeats, and stale copies in any order", .calculating)
struct StaleCopyTests {
  @Test("They change nothing, for no later record", arguments: 0..<4)
  func copies(shard: UInt64) throws {
    for seed in shard * 250..<(shard + 1) * 250 {
      var adversary = Adversary(seed: seed)
      var run = Run()
      for step in adversary.sequence(of: 10) { _ = run.take(step) }
      // The originals stand at even offsets; copies of earlier ones come in between.
      let plain = try fold(run.records) { _ in nil }
      let noisy = try fold(run.records) { place in
        adversary.random.chance(70) ? adversary.random.below(place + 1) : nil
      }
      #expect(plain.verdicts == noisy.verdicts, "seed \(seed)")
      let (left, right) = (plain.log[Run.id(0)], noisy.log[Run.id(0)])
      let isEqual = try #require(left).isEqual(to: try #require(right), butForTheLastRecord: true)
      #expect(isEqual, "seed \(seed)")
    }
  }

  private func fold(
    _ records: [ScriptedRecord], copyAfter: (Int) -> Int?
  ) throws -> (log: ConversationLog, verdicts: [Verdict]) {
    var log = ConversationLog(partition: 0)
    var verdicts: [Verdict] = []
    for (place, record) in records.enumerated() {
      let offset = record.offset * 2
      var event = record.event
      event.epoch *= 2
      verdicts.append(try log.apply(event, offset: offset, timestamp: record.timestamp).verdict)
      guard let copied = copyAfter(place) else { continue }
      var copy = records[copied].event
      copy.epoch *= 2
      let verdict = try log.apply(copy, offset: offset + 1, timestamp: record.timestamp).verdict
      guard case .duplicate = verdict else {
        #expect(log[Run.id(0)]?.session ?? 0 == 0)
        continue
      }
    }
    return (log, verdicts)
  }
}
