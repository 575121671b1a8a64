import Conversation
import DeskCore

/// Finds what the folded stretches of a partition have for people: compares each with what they were
/// told before.
struct Announcer {
  private static let spare = 100

  private var offers: [String: OfferView] = [:]
  private var audiences: [String: Audience] = [:]
  private var waiting: Set<String> = []

  /// What a stretch of live records announces, in order.
  mutating func announcements(of batch: FoldedBatch) -> [Announcement] {
    var announcements: [Announcement] = []
    let rows = Dictionary(
      batch.conversations.map { ($0.view.conversationId, $0.view) }
    ) { $1 }
    for record in batch.records {
      let id = record.conversation.description
      announcements += record.changes.compactMap { Self.announcement(of: $0, id, rows[id]) }
    }
    var queueChanged = !batch.teams.isEmpty
    for row in batch.conversations {
      announcements += offerChanges(row.view)
      announcements.append(.conversation(row.view))
      if let gone = audienceChange(row.view) { announcements.append(gone) }
      if waitingChanged(row) { queueChanged = true }
    }
    return queueChanged ? announcements + [.queue] : announcements
  }

  /// Takes note of a stretch that was read silently.
  mutating func note(_ batch: FoldedBatch) {
    for row in batch.conversations {
      _ = offerChanges(row.view)
      _ = audienceChange(row.view)
      _ = waitingChanged(row)
    }
  }

  /// Drops what it holds of conversations that the log has forgotten, once they are the larger half.
  mutating func forgetUnknown(to fold: ConversationLog) {
    guard audiences.count > 2 * fold.count + Self.spare else { return }
    audiences = audiences.filter { id, _ in ConversationID(id).flatMap { fold[$0] } != nil }
    offers = offers.filter { audiences[$0.key] != nil }
    waiting = waiting.filter { audiences[$0] != nil }
  }

  private static func announcement(
    of change: Change, _ id: String, _ view: ConversationView?
  ) -> Announcement? {
    switch change {
    case .message(let message):
      view.map { .message(message, conversationID: id, Audience($0)) }
    case .note(let note) where !note.mentions.isEmpty:
      view.map { .mention(note, conversationID: id, Audience($0)) }
    case .suggestion(let suggestion):
      view?.control.agentId.map { .suggestion(suggestion, conversationID: id, agentID: $0) }
    default: nil
    }
  }

  private mutating func audienceChange(_ view: ConversationView) -> Announcement? {
    let now = Audience(view)
    let before = audiences.updateValue(now, forKey: view.conversationId)
    guard let before, before != now else { return nil }
    return .gone(conversationID: view.conversationId, from: before, to: now)
  }

  private mutating func offerChanges(_ view: ConversationView) -> [Announcement] {
    let before = offers[view.conversationId]
    guard before?.offerId != view.offer?.offerId else { return [] }
    offers[view.conversationId] = view.offer
    var changes: [Announcement] = []
    if let before { changes.append(.offerEnded(before, conversationID: view.conversationId)) }
    if view.offer != nil { changes.append(.offer(view)) }
    return changes
  }

  private mutating func waitingChanged(_ row: ConversationRow) -> Bool {
    let id = row.view.conversationId
    guard row.tab == "queue" else { return waiting.remove(id) != nil }
    return waiting.insert(id).inserted
  }
}
