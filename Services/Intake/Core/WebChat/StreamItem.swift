public import Conversation

/// Where in the log something that a customer's page shows comes from: `PARTITION-OFFSET-N`.
public struct StreamPosition: Sendable, Hashable, LosslessStringConvertible {
  public var partition: Int32
  public var offset: Int64
  /// Which of the things that one record brought, from 0.
  public var ordinal: Int

  public init(partition: Int32, offset: Int64, ordinal: Int) {
    self.partition = partition
    self.offset = offset
    self.ordinal = ordinal
  }

  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let partition = Int32(parts[0]), let offset = Int64(parts[1]),
      let ordinal = Int(parts[2]), partition >= 0, offset >= 0, ordinal >= 0
    else { return nil }
    self.init(partition: partition, offset: offset, ordinal: ordinal)
  }

  public var description: String { "\(partition)-\(offset)-\(ordinal)" }
}

/// One thing that a customer's page shows.
public struct StreamItem: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    /// Something said; with the channel's own id where the customer said it.
    case message(TranscriptEntry, messageID: String?)
    case control(Owner, agentName: String, session: UInt32)
    /// Waits in seconds; nil where not known.
    case position(Int, waitP50: Int?, waitP90: Int?)
    /// A request to rate; with a score, that it was done.
    case rating(session: UInt32, Rating.Span, score: Int?)
  }

  public var position: StreamPosition
  public var content: Content

  /// The message that it shows, if it is one.
  var message: EventID? {
    if case .message(let entry, _) = content { entry.id } else { nil }
  }

  public init(position: StreamPosition, content: Content) {
    self.position = position
    self.content = content
  }
}
