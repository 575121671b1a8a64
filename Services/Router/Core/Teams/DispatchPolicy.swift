public import Conversation
public import Routing

/// What a firm decides about its teams, as far as the dispatcher needs it.
public struct DispatchPolicy: Sendable {
  /// How long an agent has to take an offer of a queue that says nothing else, in milliseconds.
  public var offerMilliseconds: UInt32
  /// How long a system message may be delivered, in milliseconds.
  public var expiresMilliseconds: UInt32
  /// How often at most a customer is told their position, in milliseconds.
  public var positionInterval: Int64
  /// Each team as it is configured at that moment.
  public var configured: @Sendable (_ team: String, _ now: Timestamp) -> TeamConfigured?
  /// Whether people work on a queue at that moment, and if not, when they do again.
  public var isOpen: @Sendable (_ queue: String, _ now: Timestamp) -> Bool
  /// What the customer is told on entering a queue.
  public var notice: @Sendable (NoticePurpose, WorkItem, _ now: Timestamp) -> String

  public init(
    offerMilliseconds: UInt32, expiresMilliseconds: UInt32, positionInterval: Int64,
    configured: @escaping @Sendable (String, Timestamp) -> TeamConfigured?,
    isOpen: @escaping @Sendable (String, Timestamp) -> Bool,
    notice: @escaping @Sendable (NoticePurpose, WorkItem, Timestamp) -> String
  ) {
    self.offerMilliseconds = offerMilliseconds
    self.expiresMilliseconds = expiresMilliseconds
    self.positionInterval = positionInterval
    self.configured = configured
    self.isOpen = isOpen
    self.notice = notice
  }
}
