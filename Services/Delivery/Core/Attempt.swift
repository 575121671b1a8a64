import Conversation

/// One try to hand a message to its gateway.
public struct Attempt: Sendable, Equatable {
  /// From 1.
  public var number: UInt32
  public var message: OutgoingMessage
}

/// What came of a try.
public enum AttemptResult: Sendable, Equatable {
  /// The gateway answered with an HTTP status, and asked to be left alone for so many milliseconds.
  case answered(status: UInt32, retryAfter: UInt32 = 0)
  /// No answer: no connection, a time-out, a broken one.
  case unreachable(reason: String)
  /// Not even tried: the callback leads where none may lead.
  case forbidden(reason: String)
}

/// What is known of where a gateway wants its messages.
public enum CallbackStanding: Sendable, Equatable {
  case open
  /// The gateway named no callback.
  case missing
  /// The gateway answered 410 once.
  case disabled
}
