import Conversation
import ConversationTesting
import TestPacing
import Testing

/// The quick reader of an envelope, against the generated one: a field unknown here sends the same
/// bytes the long way.
@Suite("Reading envelopes", .calculating)
struct EnvelopeReadingTests {
  private static let unknownField: [UInt8] = [0xF8, 0x3F, 0x05]

  @Test("Both ways read the same from every type of event")
  func golden() throws {
    for event in GoldenEvents.all {
      let bytes = try event.serialized()
      #expect(try Event(serialized: bytes) == event)
      #expect(try Event(serialized: bytes + Self.unknownField) == event)
    }
  }

  @Test("Both ways read the same from bytes that went wrong, and refuse the same")
  func mutated() throws {
    var random = SplitMix64(seed: 11)
    var read = 0
    var refused = 0
    for round in 0..<40_000 {
      let golden = GoldenEvents.all[round % GoldenEvents.all.count]
      var bytes = try golden.serialized()
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let quick = try? Event(serialized: bytes)
      let long = try? Event(serialized: Self.unknownField + bytes)
      #expect(quick == long, "\(bytes)")
      if quick == nil { refused += 1 } else { read += 1 }
    }
    #expect(read > 10_000)
    #expect(refused > 1_000)
  }

  @Test("Names beyond ASCII and numbers below zero are read")
  func unusual() throws {
    var event = try #require(GoldenEvents.all.last)
    event.author = .agent("林")
    event.occurredAt = Timestamp(milliseconds: -5)
    event.epoch = -1
    #expect(try Event(serialized: try event.serialized()) == event)
  }
}
