@testable import Conversation
import ConversationTesting
import Foundation
import TestPacing
import Testing

/// A trap in the fold would stop every service at one offset for ever.
@Suite("Any bytes at all", .calculating)
struct TotalityTests {
  @Test("Every record gets a verdict, whatever is in it", arguments: 0..<4)
  func anyBytes(shard: UInt64) throws {
    var judged = 0
    for seed in shard * 500..<(shard + 1) * 500 {
      var adversary = Adversary(seed: seed, carries: true)
      var run = Run()
      for step in adversary.sequence(of: 8) { _ = run.take(step) }
      var log = run.fold
      for _ in 0..<10 {
        let source = adversary.random.pick(run.records)
        let bytes = mutate(try source.event.serialized(), &adversary.random)
        let key = Run.id(0).utf8
        let offset = log.nextOffset ?? 0
        let time = Timestamp(milliseconds: extreme(&adversary.random))
        let verdict = try? log.apply(
          key: key.span.bytes, value: bytes.span.bytes, offset: offset, timestamp: time)
        if verdict != nil { judged += 1 }
        if let state = log[Run.id(0)] { _ = (state.owed, state.carried, state.isInLimbo) }
      }
    }
    #expect(judged > 4_000)
  }

  @Test("The largest and smallest numbers overflow nothing")
  func extremeNumbers() {
    for milliseconds in [UInt32.min, .max] {
      for start in [Int64.min, -1, 0, 1, .max] {
        var log = LogScript()
        log.now = Timestamp(milliseconds: start)
        var event = log.event(.customerWrites("m1"))
        guard case .messageReceived(var body) = event.body else { return }
        body.policy.botReplyMs = milliseconds
        body.policy.firstResponseMs = milliseconds
        body.policy.positionIntervalMs = milliseconds
        event.body = .messageReceived(body)
        log.append(event)
        log.append(.botHandsOver())
        for _ in 0..<10 {
          log.now = Timestamp(milliseconds: .max)
          log.append(.routerTellsPosition(.max))
          log.append(.deadlinePasses(.firstResponse))
          log.append(.routerOffers(to: "x"))
        }
        #expect(log.state?.isInLimbo == false)
      }
    }
  }

  private func mutate(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(4) {
      guard !bytes.isEmpty else { return bytes }
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] ^= 1 << UInt8(random.below(8))
      case 1: bytes[place] = UInt8(random.below(256))
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(0xFF, at: place)
      default: bytes.removeLast(min(bytes.count, random.below(8)))
      }
    }
    return bytes
  }

  private func extreme(_ random: inout SplitMix64) -> Int64 {
    random.pick([.min, -1, 0, LogScript.start.milliseconds, .max])
  }
}
