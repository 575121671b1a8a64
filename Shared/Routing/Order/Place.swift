internal import Conversation

/// Where a conversation stands in a line. It does not change while time passes: of two that wait, both
/// gain the same.
struct Place: Sendable, Comparable {
  /// Whole points that it will have at the beginning of time, so to say; the more, the earlier.
  var points: Int64
  /// The earliest service level that it may miss, among equals.
  var deadline: Int64
  var since: Int64
  /// The order of the log.
  var number: UInt64
  /// Where the item lies.
  var slot: Int

  static func < (left: Place, right: Place) -> Bool {
    if left.points != right.points { return left.points > right.points }
    if left.deadline != right.deadline { return left.deadline < right.deadline }
    if left.since != right.since { return left.since < right.since }
    if left.number != right.number { return left.number < right.number }
    return left.slot < right.slot
  }
}

/// Something that is due, and whose.
struct DueEntry: Sendable, Comparable {
  var due: Int64
  /// The same for every reader, as the slot is not.
  var number: UInt64
  var slot: Int

  static func < (left: DueEntry, right: DueEntry) -> Bool {
    (left.due, left.number, left.slot) < (right.due, right.number, right.slot)
  }
}
