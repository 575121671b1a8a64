public import Conversation

/// The sessions that are rejudged: those that began in that time.
public struct RejudgedSpan: Sendable, Equatable {
  public var from: Timestamp
  /// Exclusive.
  public var to: Timestamp

  public init(
    from: Timestamp = Timestamp(milliseconds: .min), to: Timestamp = Timestamp(milliseconds: .max)
  ) {
    self.from = from
    self.to = to
  }

  func contains(_ time: Timestamp) -> Bool { time >= from && time < to }
}
