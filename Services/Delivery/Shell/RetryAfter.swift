import Foundation

/// What a `Retry-After` asks for (RFC 9110, section 10.2.3), in milliseconds from now.
enum RetryAfter {
  /// 0 where the text says nothing that can be read, or a time that is past.
  static func milliseconds(_ text: String?, now: Date) -> UInt32 {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return 0 }
    if let seconds = UInt64(text) {
      return UInt32(clamping: min(seconds, UInt64(UInt32.max)) * 1_000)
    }
    guard let date = try? Date(text, strategy: Date.HTTPFormatStyle()) else { return 0 }
    return UInt32(clamping: Int64(max(0, date.timeIntervalSince(now)) * 1_000))
  }
}
