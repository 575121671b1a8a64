import ArgumentParser
import LogRuntime

/// A point in a conversation's life.
enum StoryPoint: ExpressibleByArgument, Equatable, Sendable {
  /// Right after the message of that number, and what followed it before the next one.
  case seq(UInt32)
  /// Right after the record at that place, or the conversation's last one before it.
  case position(LogPosition)

  init?(argument: String) {
    if let seq = UInt32(argument) {
      self = .seq(seq)
    } else if let position = LogPosition(argument) {
      self = .position(position)
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    case .seq(let seq): "message \(seq)"
    case .position(let position): "\(position)"
    }
  }
}
