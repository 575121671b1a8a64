import Conversation
import DeskCore

/// A stretch of one partition, folded: what goes into the read model in one transaction.
struct FoldedBatch: Sendable {
  var topic: String
  var partition: Int32
  var identity: LogIdentity?
  /// The offset after the last record of the stretch.
  var next: Int64
  var records: [FoldedRecord] = []
  /// Every conversation that the stretch touched, as it stands at its end.
  var conversations: [ConversationRow] = []
  var teams: [TeamView] = []
}

/// One record's changes.
struct FoldedRecord: Sendable {
  var offset: Int64
  var conversation: ConversationID
  var changes: [Change]
}

/// A conversation as it stands.
struct ConversationRow: Sendable {
  var view: ConversationView
  var standing: Standing
  var since: Timestamp
  var updated: Timestamp

  init(_ state: Conversation) {
    view = ConversationView(state)
    standing = Standing(state)
    since = state.control.since
    updated = state.updated
  }

  /// Which of the console's lists it is in.
  var tab: String {
    view.control.owner == Owner.none.name ? "closed" : view.control.owner
  }
}
