import Conversation
import LogRuntime

/// A bot that answers each message with its own words: as simple as a role can be that acts on what
/// is owed.
struct EchoRole: PartitionRole {
  let assigned: AssignedPartition
  let journal: Journal
  /// Work that a decision waits for, beside the partition; nil decides at once.
  var thinking: (@Sendable (ConversationID) async -> Void)?

  init(
    _ assigned: AssignedPartition, _ journal: Journal,
    thinking: (@Sendable (ConversationID) async -> Void)? = nil
  ) {
    self.assigned = assigned
    self.journal = journal
    self.thinking = thinking
  }

  mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
    journal.caughtUp(assigned, fold)
    return fold.all.sorted { $0.id < $1.id }.flatMap { effects($0) }
  }

  mutating func recorded(
    _ judged: Judged, _ fold: ConversationLog, now: Timestamp
  ) -> [Effect] {
    journal.recorded(judged)
    return judged.conversation.flatMap { fold[$0] }.map { effects($0) } ?? []
  }

  mutating func settled(
    _ work: WorkID, _ fold: ConversationLog, now: Timestamp
  ) -> [Effect] {
    fold[work.conversation].map { effects($0) } ?? []
  }

  private func effects(_ conversation: Conversation) -> [Effect] {
    let proposals = Self.answers(to: conversation).map { Proposal($0, assigned.topics) }
    guard !proposals.isEmpty else { return [] }
    let work = WorkID("echo", conversation.id)
    guard let thinking else { return [.append(proposals, as: work)] }
    let id = conversation.id
    return [
      .work(work) {
        await thinking(id)
        return [.append(proposals)]
      }
    ]
  }

  /// First what each open message is understood as, then the answer to all of them.
  static func answers(to conversation: Conversation) -> [Event] {
    let open = conversation.pending.filter { !$0.isHandedOver }
    guard conversation.control.owner == .bot, !open.isEmpty else { return [] }
    var bodies: [EventBody] = open.filter { $0.understanding == nil }.map { message in
      var body = TurnUnderstood()
      body.message = EventRef(message.id)
      body.intent = "echo"
      return .turnUnderstood(body)
    }
    var answer = MessageSent()
    answer.covers = open.map { EventRef($0.id) }
    answer.words.text = open.map { conversation.transcript[$0.id]?.words.text ?? "" }
      .joined(separator: " ")
    answer.replyKind = .answered
    bodies.append(.messageSent(answer))
    return bodies.enumerated().map { ordinal, body in
      Event(
        id: .decided(
          at: conversation.lastOffset, of: conversation.id, role: "echo", ordinal: ordinal),
        conversation: conversation.id, session: conversation.session,
        epoch: conversation.control.epoch, author: .bot, occurredAt: Sample.now, body: body)
    }
  }
}
