/// Who may speak now: whoever holds the baton.
public enum Owner: UInt8, Sendable, CaseIterable {
  case none = 0
  case bot = 1
  case queue = 2
  case agent = 3
}

/// Where a session stands.
///
/// `open` can go to `resolved` and `closed`; `resolved` to `open` and `closed`; `closed` is final.
public enum Phase: UInt8, Sendable, CaseIterable {
  case closed = 0
  case open = 1
  case resolved = 2
}

/// Control over a conversation.
public struct Control: Sendable, Equatable {
  public var owner: Owner = .none
  /// Whose it is while `owner` is `.agent`; else empty.
  public var agentID = ""
  public var agentName = ""
  /// The offset of the record that last changed control; 0 before the first.
  public var epoch: Int64 = 0
  public var phase: Phase = .closed
  /// Until when the holder put it aside.
  public var snoozedUntil: Timestamp?
  public var since = Timestamp(milliseconds: 0)

  public init() {}
}

/// How control passed at one record.
public struct ControlChange: Sendable, Equatable {
  public var before: Control
  public var after: Control
  /// The team that had, or was asked for, the conversation before and after.
  public var teamBefore: String
  public var teamAfter: String
}
