internal import Conversation
internal import DequeModule

/// Conversations that ended, of which no more is kept than a later session needs: its number, and how
/// many messages there were.
struct EndedConversations: Sendable {
  /// How long after its end a conversation is held as a whole, in milliseconds of the log's time: what
  /// still comes of its last session comes within that.
  static let heldFor: Int64 = 3_600_000

  private struct Rest: Sendable {
    var session: UInt32
    var seq: UInt32
  }

  private var ending: Deque<(id: ConversationID, time: Timestamp)> = []
  private var rests: [ConversationID: Rest] = [:]

  /// A conversation was closed.
  mutating func note(_ id: ConversationID, closedAt time: Timestamp) {
    ending.append((id, time))
  }

  /// Puts away those that ended long enough ago and did not go on.
  mutating func putAway(from log: inout ConversationLog, at now: Timestamp) {
    while let first = ending.first, now.milliseconds(since: first.time) >= Self.heldFor {
      ending.removeFirst()
      guard let state = log[first.id], state.control.phase == .closed,
        state.lastTimestamp <= first.time
          || now.milliseconds(since: state.control.since) >= Self.heldFor
      else { continue }
      rests[first.id] = Rest(session: state.session, seq: state.seq)
      log.forget(first.id)
    }
  }

  func contains(_ id: ConversationID) -> Bool { rests[id] != nil }

  /// The log itself forgot it: its next session is a first one again.
  mutating func forget(_ id: ConversationID) { rests[id] = nil }

  /// The state that its next session stands on, taken out of here.
  mutating func bringBack(_ id: ConversationID) -> CarriedConversation? {
    guard let rest = rests.removeValue(forKey: id) else { return nil }
    var state = CarriedConversation()
    state.session = rest.session
    state.seq = rest.seq
    state.foldVersion = FoldVersion.current
    return state
  }
}
