package import Foundation

/// What a `Retry-After` asks for (RFC 9110, section 10.2.3), in milliseconds from now.
package enum RetryAfter {
  /// 0 where the text says nothing that can be read, or a time that is past.
  package static func milliseconds(_ text: String?, now: Date) -> UInt32 {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return 0 }
    if let seconds = UInt64(text) {
      return UInt32(clamping: min(seconds, UInt64(UInt32.max)) * 1_000)
    }
    guard let date = date(text) else { return 0 }
    return UInt32(clamping: Int64(min(max(0, date.timeIntervalSince(now)), 1e9) * 1_000))
  }

  /// The preferred form of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func date(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return formatter.date(from: text)
  }
}
