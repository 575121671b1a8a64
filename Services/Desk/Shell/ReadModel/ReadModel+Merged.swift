import DeskCore
import Foundation
import GRDB

/// A conversation that goes on in another: what was said in the session that ended there.
struct MergedConversation: Sendable, Equatable, Encodable {
  var conversationId: String
  /// The one in which it goes on.
  var into: String
  var channel: String
  var by: AuthorView
  var at: String
  var messages: [MessageView] = []
  var notes: [NoteView] = []
}

extension ReadModel {
  /// Whatever was merged into those that were merged into it, and so on: more is nobody's daily work.
  private static let most = 20

  /// What goes on in a conversation, the first that was merged first. The ends themselves say it, in their own logs.
  static func merged(into id: String, _ db: Database) throws -> [MergedConversation] {
    var found: [MergedConversation] = []
    var targets = [id]
    while !targets.isEmpty, found.count < most {
      let target = targets.removeFirst()
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT e.conversation, e.view, c.channel FROM entry e
          JOIN conversation c ON c.id = e.conversation
          WHERE e.move = 'merged' AND json_extract(e.view, '$.to.id') = ? ORDER BY e.id
          """, arguments: [target])
      for row in rows where found.count < most {
        let other: String = row["conversation"]
        guard other != id, !found.contains(where: { $0.conversationId == other }) else { continue }
        let move = try JSONText.decode(MoveView.self, row["view"])
        found.append(try merged(other, into: target, move, row["channel"], db))
        targets.append(other)
      }
    }
    return found
  }

  private static func merged(
    _ id: String, into target: String, _ move: MoveView, _ channel: String, _ db: Database
  ) throws -> MergedConversation {
    var merged = MergedConversation(
      conversationId: id, into: target, channel: channel, by: move.by, at: move.at)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT kind, view FROM entry WHERE conversation = ? AND kind IN (1, 2) ORDER BY id",
      arguments: [id])
    while let row = try rows.next() {
      let kind: Int = row["kind"]
      if kind == EntryKind.message.rawValue {
        let message = try JSONText.decode(MessageView.self, row["view"])
        if message.sessionSeq == move.sessionSeq { merged.messages.append(message) }
      } else {
        merged.notes.append(try JSONText.decode(NoteView.self, row["view"]))
      }
    }
    return merged
  }
}
