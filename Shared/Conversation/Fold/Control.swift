/// Who may speak now: whoever holds the baton.
public enum Owner: UInt8, Sendable, CaseIterable {
  case none = 0
  case bot = 1
  case queue = 2
  case agent = 3

  /// Whether it is a team's work: it waits for a person, or one has it.
  public var isWork: Bool { self == .queue || self == .agent }
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
///
/// Kept apart from the record that it belongs to: few records pass control, and all are copied.
public struct ControlChange: Sendable, Equatable {
  private final class Sides: Sendable {
    let before: Control
    let after: Control
    let teamBefore: String
    let teamAfter: String

    init(_ before: Control, _ after: Control, _ teamBefore: String, _ teamAfter: String) {
      self.before = before
      self.after = after
      self.teamBefore = teamBefore
      self.teamAfter = teamAfter
    }
  }

  private let sides: Sides

  public init(before: Control, after: Control, teamBefore: String, teamAfter: String) {
    sides = Sides(before, after, teamBefore, teamAfter)
  }

  public var before: Control { sides.before }
  public var after: Control { sides.after }
  /// The team that had, or was asked for, the conversation before.
  public var teamBefore: String { sides.teamBefore }
  /// The team that has, or is asked for, the conversation after.
  public var teamAfter: String { sides.teamAfter }

  public static func == (left: ControlChange, right: ControlChange) -> Bool {
    left.before == right.before && left.after == right.after
      && left.teamBefore == right.teamBefore && left.teamAfter == right.teamAfter
  }
}
