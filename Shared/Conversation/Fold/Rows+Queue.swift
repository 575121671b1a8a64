/// What the router does with a conversation whose line or person fails it.
extension Conversation {
  /// Queues that are remembered in one wait.
  private static let visitedKept = 20
  private static let promiseLimit: Int64 = 31 * 86_400_000

  /// Back into a line, or over into another one's.
  mutating func requeue(
    _ body: ConversationRequeued, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .system || event.author.role == .supervisor else {
      return .notAllowed
    }
    guard event.epoch == control.epoch else { return .staleEpoch }
    guard control.owner.isWork else { return .notHolder }
    guard body.isWithin(bytes: 4_096, of: record), body.agentID.isName else { return .outOfBounds }
    let before = queue
    let isSame = body.queue.isEmpty || body.queue == before.queue
    enterQueue(
      team: body.team, queue: isSame ? before.queue : body.queue,
      skills: isSame ? before.skills : body.skills, priority: before.priority,
      reason: before.reason, at: record)
    queue.requeued = body.reason
    guard body.keepsPlace, before.since.milliseconds > 0 else { return nil }
    queue.since = before.since
    queue.visited =
      isSame ? before.visited : (before.visited + [before.queue]).suffix(Self.visitedKept)
    return nil
  }

  /// Armed as a deadline, in place of the first response's: the customer knows that nobody comes before.
  mutating func makePromise(
    _ body: PromiseMade, _ event: Event, _ record: RecordPlace
  ) -> VoidReason? {
    if let reason = sessionObjection(event) { return reason }
    guard event.author.role == .system else { return .notAllowed }
    guard control.owner == .queue else { return .notHolder }
    guard event.epoch == control.epoch else { return .staleEpoch }
    guard queue.promised == nil else { return .alreadyDone }
    let due = Timestamp(milliseconds: body.dueMs)
    guard due > record.timestamp,
      due.milliseconds(since: record.timestamp) <= Self.promiseLimit
    else { return .outOfBounds }
    queue.promised = due
    return nil
  }
}
