import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("Records of a team's log")
struct TeamRecordTests {
  private static let events: [TeamEvent] = bodies.map { body in
    TeamEvent(
      id: EventID(hi: 1, lo: 2), team: "care", author: Author(.agent, id: "ann"),
      occurredAt: Timestamp(milliseconds: 1_795_000_000_123), body: body)
  }

  private static var bodies: [TeamEventBody] {
    var script = TeamScript()
    script.configure(["x": 1], skills: ["x": ["returns"]], queues: ["vip": ["vip"]])
    script.presence("x")
    script.queued("c1", epoch: 1)
    script.assigned("c1", epoch: 2, to: "x")
    script.ended("c1", epoch: 3)
    script.reserve("c1", epoch: 4, for: "x", as: "r1")
    script.offerEnded("c1", epoch: 4, "r1", .void, open: ("r2", "y"))
    return script.records.map(\.event.body) + [script.carry()].compactMap { $0 }
      + [.logOpened(LogOpened()), .unknown(kind: 99, bytes: [1, 2])]
  }

  @Test("Every event of a team is read as it was written")
  func roundTrip() throws {
    for event in Self.events {
      let bytes = try event.serialized()
      #expect(try TeamEvent(serialized: bytes.span.bytes) == event)
    }
  }

  @Test("What the first version wrote is read for ever", arguments: GoldenTeamEvents.all)
  func firstVersion(event: TeamEvent) throws {
    let bytes = Self.bytes(try #require(GoldenTeamRecords.hexadecimal[event.body.name]))
    #expect(try TeamEvent(serialized: bytes.span.bytes) == event)
    #expect(try event.serialized() == bytes)
  }

  @Test("No type is left out")
  func complete() {
    let golden = GoldenTeamEvents.all.map(\.body.kindNumber)
    let types = TeamEventKind.allCases.map { UInt32($0.rawValue) }.filter { $0 != 0 }
    #expect(golden.sorted() == types.sorted())
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in hex.compactMap(\.hexDigitValue).map({ UInt8($0) }) {
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes
  }

  @Test("What cannot be read is void for all, and counts as the team's last record")
  func unreadable() throws {
    var log = TeamLog(partition: 0)
    var script = TeamScript()
    script.queued("c1", epoch: 1)
    let first = script.records[0].event
    #expect(log.apply(first, offset: 0, timestamp: script.now) == .effective)
    let key = Array("care".utf8)
    let good = try first.serialized()
    for (offset, value) in [[0xFF], Array(good.dropLast()), [] as [UInt8]].enumerated() {
      let judged = log.apply(
        key: key.span.bytes, value: value.span.bytes, offset: Int64(offset + 1),
        timestamp: script.now)
      #expect(judged.verdict == .void(.unreadable))
    }
    let other = Array("other".utf8)
    let judged = log.apply(
      key: other.span.bytes, value: good.span.bytes, offset: 9, timestamp: script.now)
    #expect(judged.verdict == .void(.unreadable))
    #expect(log["care"]?.lastOffset == 3)
    #expect(log.nextOffset == 10)
  }

  @Test("Any bytes at all get a verdict")
  func total() throws {
    var random = SplitMix64(seed: 1)
    let originals = try Self.events.map { try $0.serialized() }
    var log = TeamLog(partition: 0)
    let key = Array("care".utf8)
    for offset in 0..<4_000 as Range<Int64> {
      var bytes = random.pick(originals)
      for _ in 0...random.below(3) where !bytes.isEmpty {
        bytes[random.below(bytes.count)] = UInt8(random.below(256))
      }
      _ = log.apply(
        key: key.span.bytes, value: bytes.span.bytes, offset: offset,
        timestamp: Timestamp(milliseconds: random.pick([.min, 0, .max])))
      if let team = log["care"] { _ = (team.carried, team.line, team.waitQuantiles) }
    }
    #expect(log.nextOffset == 4_000)
  }
}
