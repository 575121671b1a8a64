internal import Conversation
internal import Foundation

/// This machine's idea of the time: shown and waited by, never judged by.
enum WallClock {
  static var now: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}
