import Conversation
import DeskCore
import Foundation
import GRDB

/// One conversation with all that belongs to it, at one place in the log.
struct ConversationDetail: Sendable, Equatable {
  var view: ConversationView
  var standing: Standing
  var messages: [MessageView] = []
  var notes: [NoteView] = []
  var suggestions: [SuggestionView] = []
  var moves: [MoveView] = []
  /// What goes on in it.
  var merged: [MergedConversation] = []
  var partition: Int32
  /// The last offset of the partition that is in it.
  var asOf: Int64
}

/// How the log judged what a person had ordered.
struct OrderedVerdict: Sendable, Equatable {
  var partition: Int32
  var offset: Int64
  /// Why it is void; nil where it is effective.
  var reason: String?
  var content: Data
}

extension ReadModel {
  /// Nil for a conversation that the log does not hold.
  func detail(_ id: ConversationID, topic: String) async throws -> ConversationDetail? {
    try await pool.read { db in
      guard var detail = try Self.head(id, topic, db) else { return nil }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT kind, used, view FROM entry WHERE conversation = ? ORDER BY id",
        arguments: [id.description])
      while let row = try rows.next() { try detail.add(row) }
      detail.merged = try Self.merged(into: id.description, db)
      // Only what answers the latest message that is still open helps.
      let open = detail.messages.last { $0.isUnanswered }?.eventId
      detail.suggestions.removeAll { $0.message != open }
      return detail
    }
  }

  /// One message of a conversation; nil for none.
  func message(_ event: EventID, in conversation: String) async throws -> MessageView? {
    try await pool.read { db in
      let view = try String.fetchOne(
        db, sql: "SELECT view FROM entry WHERE conversation = ? AND kind = ? AND event = ?",
        arguments: [conversation, EntryKind.message.rawValue, event.description])
      return try view.map { try JSONText.decode(MessageView.self, $0) }
    }
  }

  /// The head alone, for a move.
  func standing(_ id: ConversationID, topic: String) async throws -> ConversationDetail? {
    try await pool.read { try Self.head(id, topic, $0) }
  }

  /// The conversation whose open offer this is.
  func conversation(offering offer: EventID, topic: String) async throws -> ConversationDetail? {
    try await pool.read { db in
      let id = try String.fetchOne(
        db, sql: "SELECT id FROM conversation WHERE offer = ?", arguments: [offer.description])
      return try id.flatMap { ConversationID($0) }.flatMap { try Self.head($0, topic, db) }
    }
  }

  /// The conversation in which an offer was made, ended ones too.
  func conversation(ofOffer offer: EventID, topic: String) async throws -> ConversationDetail? {
    if let open = try await conversation(offering: offer, topic: topic) { return open }
    return try await pool.read { db in
      let id = try String.fetchOne(
        db, sql: "SELECT conversation FROM entry WHERE kind = 4 AND event = ?",
        arguments: [offer.description])
      return try id.flatMap { ConversationID($0) }.flatMap { try Self.head($0, topic, db) }
    }
  }

  /// How far somebody's page has shown a conversation that they hold.
  func shown(_ conversation: String, to agentID: String) async throws -> Int64? {
    try await pool.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT seq FROM shown WHERE conversation = ? AND agent = ?",
        arguments: [conversation, agentID])
    }
  }

  func suggestion(_ event: EventID) async throws -> SuggestionView? {
    try await pool.read { db in
      try String.fetchOne(
        db, sql: "SELECT view FROM entry WHERE kind = 3 AND event = ?",
        arguments: [event.description]
      ).map { try JSONText.decode(SuggestionView.self, $0) }
    }
  }

  func ordered(_ event: EventID) async throws -> OrderedVerdict? {
    try await pool.read { db in
      let row = try Row.fetchOne(
        db, sql: #"SELECT partition, "offset", reason, content FROM ordered WHERE event = ?"#,
        arguments: [event.description])
      return row.map {
        OrderedVerdict(
          partition: $0["partition"], offset: $0["offset"], reason: $0["reason"],
          content: $0["content"])
      }
    }
  }

  private static func head(
    _ id: ConversationID, _ topic: String, _ db: Database
  ) throws -> ConversationDetail? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT c.partition, c.standing, c.view, p.next FROM conversation c
        JOIN position p ON p.topic = ? AND p.partition = c.partition WHERE c.id = ?
        """, arguments: [topic, id.description])
    guard let row else { return nil }
    let next: Int64 = row["next"]
    return ConversationDetail(
      view: try JSONText.decode(ConversationView.self, row["view"]),
      standing: try JSONText.decode(Standing.self, row["standing"]),
      partition: row["partition"], asOf: next - 1)
  }
}

extension ConversationDetail {
  fileprivate mutating func add(_ row: Row) throws {
    let text: String = row["view"]
    switch EntryKind(rawValue: row["kind"]) {
    case .message: messages.append(try JSONText.decode(MessageView.self, text))
    case .note: notes.append(try JSONText.decode(NoteView.self, text))
    case .move: moves.append(try JSONText.decode(MoveView.self, text))
    case .suggestion: try addSuggestion(text, isUsed: row["used"] != 0)
    case .name, nil: break
    }
  }

  /// Only what helps now: made in this control epoch, not used.
  private mutating func addSuggestion(_ text: String, isUsed: Bool) throws {
    let suggestion = try JSONText.decode(SuggestionView.self, text)
    guard !isUsed, suggestion.epoch == view.control.epoch else { return }
    suggestions.append(suggestion)
  }
}
