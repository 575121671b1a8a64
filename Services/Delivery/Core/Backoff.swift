public import Conversation

/// How long to wait after a try that failed: 1 s, then twice as long each time, 5 minutes at most,
/// each a fifth shorter or longer so that many messages do not come back at once.
///
/// The spread follows from the message's id and the try, so a restart waits as long.
public enum Backoff {
  static let firstMilliseconds: UInt64 = 1_000
  static let lastMilliseconds: UInt64 = 300_000

  /// In milliseconds, after the try of that number, counted from 1.
  public static func milliseconds(after attempt: UInt32, of message: EventID) -> UInt32 {
    let doublings = UInt64(min(max(attempt, 1) - 1, 20))
    let base = min(firstMilliseconds << doublings, lastMilliseconds)
    let spread = mixed(message.hi ^ message.lo &+ UInt64(attempt)) % (base * 2 / 5)
    return UInt32(base - base / 5 + spread)
  }

  /// The finalizer of SplitMix64: equal input, equal output; near inputs, far outputs.
  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = word &+ 0x9E37_79B9_7F4A_7C15
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
