import Foundation
import Testing
import Web

@Suite("When somebody who is called asks to be left alone")
struct RetryAfterTests {
  /// 1994-11-06T08:49:37Z.
  private let now = Date(timeIntervalSince1970: 784_111_777)

  @Test("Seconds, and dates as HTTP writes them, are read")
  func read() {
    #expect(RetryAfter.milliseconds("120", now: now) == 120_000)
    #expect(RetryAfter.milliseconds("Sun, 06 Nov 1994 08:50:37 GMT", now: now) == 60_000)
    #expect(RetryAfter.milliseconds("Mon, 02 Jan 1995 08:49:37 GMT", now: now) == 4_294_967_295)
    #expect(RetryAfter.milliseconds("Sun, 06 Nov 1994 08:49:30 GMT", now: now) == 0)
  }

  @Test(
    "What says nothing asks for nothing, and stops nobody",
    arguments: [
      nil, "", "soon", "-5", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994",
      "Sun, 31 Feb 1995 08:49:37 GMT", "Sun, 06 Nov 1995 8:49:37 GMT",
      "Sun, 06 Nov 19941\u{36F}\u{FFFD}\u{1E1}7 GMT",
    ])
  func nothing(text: String?) {
    #expect(RetryAfter.milliseconds(text, now: now) == 0)
  }
}
