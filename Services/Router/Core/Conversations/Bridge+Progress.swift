internal import Conversation
internal import Routing

/// What happens while somebody has a conversation, or waits with a promise: it passes no control, but
/// service levels and capacities follow from it.
extension Bridge {
  static func progress(
    of event: Event, _ judged: Judged, _ conversation: Conversation
  ) -> [TeamEvent] {
    switch event.body {
    case .messageSent where event.author.role != .system && event.author.role != .bot:
      return progress(.answered, event, judged, conversation)
    case .messageReceived where conversation.pending.count == 1:
      guard conversation.control.owner == .agent else { return [] }
      return progress(.customerWrote, event, judged, conversation)
    case .conversationSnoozed(let body):
      return progress(.snoozed, event, judged, conversation, until: body.untilMs)
    case .promiseMade(let body):
      return progress(.promised, event, judged, conversation, until: body.dueMs)
    case .deadlinePassed(let body) where body.kind == .snooze:
      return progress(.woken, event, judged, conversation)
    case .wrapUpCompleted: return notesWritten(event, judged, conversation)
    default: return []
    }
  }

  private static func progress(
    _ progress: WorkProgress, _ event: Event, _ judged: Judged, _ conversation: Conversation,
    until: Int64 = 0
  ) -> [TeamEvent] {
    var body = WorkProgressed()
    body.work = WorkRef(conversation.id, epoch: conversation.control.epoch)
    body.progress = progress
    body.atMs = judged.timestamp.milliseconds
    body.untilMs = until
    return [
      copy(
        .workProgressed(body), team: conversation.queue.team, by: event.id, at: judged.timestamp)
    ]
  }

  private static func notesWritten(
    _ event: Event, _ judged: Judged, _ conversation: Conversation
  ) -> [TeamEvent] {
    var body = WrapUpEnded()
    body.conversationHi = conversation.id.hi
    body.conversationLo = conversation.id.lo
    body.agentID = event.author.id
    return [
      copy(.wrapUpEnded(body), team: conversation.queue.team, by: event.id, at: judged.timestamp)
    ]
  }
}
