@testable import Conversation
import ConversationTesting
import SwiftProtobuf
import TestPacing
import Testing

@Suite("State carried, written to bytes and read again", .calculating)
struct CarriedRoundTripTests {
  @Test("It is the state, after any sequence", arguments: 0..<4)
  func roundTrip(shard: UInt64) throws {
    for seed in shard * 250..<(shard + 1) * 250 {
      var adversary = Adversary(seed: seed, carries: seed % 2 == 0)
      var run = Run()
      for step in adversary.sequence(of: 16) { _ = run.take(step) }
      guard let state = run.fold[Run.id(0)] else { continue }
      let bytes: [UInt8] = try state.carried.serializedBytes()
      #expect(bytes.count <= 256 * 1024)
      let read = Conversation(
        id: state.id, carried: try CarriedConversation(serializedBytes: bytes),
        at: state.lastOffset, state.lastTimestamp)
      #expect(read.isEqual(to: state, butForTheLastRecord: true), "seed \(seed)")
      #expect(run.fold.differences == 0)
    }
  }
}
