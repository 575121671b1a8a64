import Conversation
import DeskCore
import Routing

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
  var teams: [TeamRow] = []
}

/// A team as it stands, and who waits for it.
struct TeamRow: Sendable {
  var view: TeamView
  var waiting: [WaitingView]

  init(_ state: TeamState) {
    view = TeamView(state)
    waiting = WaitingView.lines(of: state)
  }
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
  private var dueTimes: [Int64]

  init(_ state: Conversation) {
    view = ConversationView(state)
    standing = Standing(state)
    since = state.control.since
    updated = state.updated
    dueTimes = state.deadlines.filter(\.kind.pressesPeople).map(\.due.milliseconds)
  }

  /// When somebody has to have done something, in milliseconds since 1970; the far future for never.
  var due: Int64 { dueTimes.min() ?? .max }

  /// Which of the console's lists it is in.
  var tab: String {
    view.control.owner == Owner.none.name ? "closed" : view.control.owner
  }
}

extension DeadlineKind {
  /// Whether its passing means that somebody was late, and not that a customer was silent.
  fileprivate var pressesPeople: Bool {
    switch self {
    case .firstResponse, .nextResponse, .resolution, .promise, .offer: true
    default: false
    }
  }
}
