import Conversation
import Foundation
import Testing

@testable import Baton

@Suite struct TailStartTests {
  private let now = Date(timeIntervalSince1970: 1_000_000)

  @Test(
    "A tail begins now, at the beginning, at a time, or so long ago",
    arguments: [
      ("now", nil), ("beginning", Int64.min), ("10s", 999_990_000), ("2h", 992_800_000),
      ("1970-01-01T00:00:05Z", 5_000), ("1970-01-01T00:00:05.250Z", 5_250),
    ] as [(String, Int64?)])
  func begins(text: String, milliseconds: Int64?) throws {
    let start = try #require(TailStart(argument: text))
    #expect(start.timestamp(now: now) == milliseconds.map { Timestamp(milliseconds: $0) })
  }

  @Test(
    "A span that holds no moment is refused",
    arguments: [
      ("2h", "1h", true), ("beginning", "now", true), ("1h", "now", true), ("1h", "2h", false),
      ("1h", "1h", false), ("1970-01-01T00:00:05Z", "beginning", false), ("now", "now", false),
    ])
  func span(from: String, to: String, isSpan: Bool) throws {
    let (from, to) = (
      try #require(TailStart(argument: from)), try #require(TailStart(argument: to))
    )
    let isRefused = (try? TailStart.checkSpan(from: from, to: to, now: now)) == nil
    #expect(isRefused == !isSpan)
  }

  @Test(
    "What is no time is refused",
    arguments: ["", "yesterday", "10", "-5m", "5w", "2026-13-01T00:00:00Z", "99999999d"])
  func refused(text: String) {
    #expect(TailStart(argument: text) == nil)
  }
}
