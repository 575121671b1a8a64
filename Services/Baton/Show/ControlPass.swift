import Conversation

/// One time that the baton passed: when, from whom to whom, by what, and why.
struct ControlPass: Encodable, Equatable, Sendable {
  var at: String
  var position: String
  var from: String
  var to: String
  var event: String
  /// Who appended that event.
  var by: String
  /// What the event gives as its reason; empty where it gives none.
  var reason: String

  /// Nil for a record that did not pass control.
  ///
  /// - Parameter state: the conversation after it.
  init?(_ judged: Judged, _ state: Conversation?) {
    guard let change = judged.control, let event = judged.event else { return nil }
    at = EntryRecord.text(of: judged.timestamp)
    position = "\(judged.partition)-\(judged.offset)"
    from = Self.holder(change.before, queue: "")
    to = Self.holder(change.after, queue: state?.queue.queue ?? "")
    self.event = event.body.name
    by = event.author.id.isEmpty ? event.author.role.name : event.author.id
    reason = Self.reason(event.body)
  }

  static func holder(_ control: Control, queue: String) -> String {
    switch control.owner {
    case .bot: "the bot"
    case .queue: queue.isEmpty ? "the queue" : "queue \(queue)"
    case .agent: control.agentID
    case .none: control.epoch == 0 ? "nobody yet" : "nobody (\(control.phase))"
    }
  }

  private static func reason(_ body: EventBody) -> String {
    switch body {
    case .handoffRequested(let body): body.reason.name
    case .conversationAssigned(let body): body.reason
    case .conversationTransferred(let body): body.reason
    case .handoffReturned(let body): body.instructions
    case .conversationResolved(let body): body.code
    case .conversationClosed(let body): body.reason
    case .deadlinePassed(let body): "\(body.kind.name) was due"
    default: ""
    }
  }
}
