import Conversation
import LogRuntime
import Testing

@testable import Baton

@Suite struct LogCensusTests {
  private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }
  private let a = ConversationID(hi: 1, lo: 1)
  private let b = ConversationID(hi: 1, lo: 2)
  private let c = ConversationID(hi: 1, lo: 3)

  /// `a` before and in the span, `b` before it, `c` in and after it.
  private var census: LogCensus {
    var census = LogCensus(from: time(100), to: time(200))
    for (offset, (id, now)) in [(a, 10), (b, 20), (a, 150), (c, 160), (c, 250)].enumerated() {
      census.note(id, LogPosition(partition: 4, offset: Int64(offset)), time(Int64(now)))
    }
    census.note(nil, LogPosition(partition: 4, offset: 5), time(260))
    return census
  }

  @Test("Wanted is what has a record in the span")
  func wanted() {
    #expect(census.wanted == 2)
    #expect(census.isWanted(a) && !census.isWanted(b) && census.isWanted(c))
  }

  @Test("The last record of each is the last before the span's end")
  func last() {
    #expect(census.isLast(a, 2) && !census.isLast(a, 0))
    #expect(census.isLast(b, 1))
    #expect(census.isLast(c, 3) && !census.isLast(c, 4))
  }

  @Test("What came after the span, or after the counting, is not in it")
  func bounds() {
    #expect(census.holds(LogPosition(partition: 4, offset: 3), time(160)))
    #expect(!census.holds(LogPosition(partition: 4, offset: 4), time(250)))
    #expect(!census.holds(LogPosition(partition: 4, offset: 6), time(170)))
    #expect(!census.holds(LogPosition(partition: 5, offset: 0), time(170)))
  }
}
