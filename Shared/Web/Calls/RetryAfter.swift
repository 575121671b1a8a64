public import Foundation

/// What a `Retry-After` asks for (RFC 9110, section 10.2.3), in milliseconds from now.
public enum RetryAfter {
  /// 0 where the text says nothing that can be read, or a time that is past.
  public static func milliseconds(_ text: String?, now: Date) -> UInt32 {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return 0 }
    if let seconds = UInt64(text) {
      return UInt32(clamping: min(seconds, UInt64(UInt32.max)) * 1_000)
    }
    guard let date = date(text) else { return 0 }
    return UInt32(clamping: Int64(min(max(0, date.timeIntervalSince(now)), 1e9) * 1_000))
  }

  /// The preferred form of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`. Read here, since
  /// a `DateFormatter` traps at some texts that are none.
  private static func date(_ text: String) -> Date? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 3, 4, 8, 3], parts[5] == "GMT",
      let month = months.firstIndex(of: String(parts[2]))
    else { return nil }
    return RFC3339.date("\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z")
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
