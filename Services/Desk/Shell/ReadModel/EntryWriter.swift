import Conversation
import Crypto
import DeskCore
import Foundation
import GRDB
import Web

/// Writes one record's changes: messages, notes, suggestions and moves, and what became of them.
struct EntryWriter {
  private let db: Database

  init(_ db: Database) {
    self.db = db
  }

  func write(_ change: Change, _ record: FoldedRecord, _ partition: Int32) throws {
    let id = record.conversation.description
    switch change {
    case .begun: try forget(id)
    case .message(let view): try insert(view, id)
    case .note(let view): try insert(.note, view.eventId, view, id, text: view.text)
    case .suggestion(let view): try insert(.suggestion, view.eventId, view, id)
    case .move(let view): try insert(view, id)
    case .customer(let name, let customer): try insert(name: name, customer, id)
    case .shown(let agentID, let seq): try show(agentID, seq, id)
    case .suggestionUsed(let event, let edited): try markUsed(event, edited, id)
    case .suggestionShown(let event): try markShown(event, id)
    case .judged(let verdict): try order(verdict, record.offset, partition)
    case .edited, .deleted, .outcome, .opened, .delivery: try amend(change, id)
    }
  }

  private func amend(_ change: Change, _ id: String) throws {
    switch change {
    case .edited(let event, let text):
      try amend(event, id) {
        $0.editedText = text
        $0.edited = true
      }
      try find(event, id, by: text)
    case .deleted(let event):
      try amend(event, id) {
        $0.deleted = true
        $0.editedText = nil
      }
      try find(event, id, by: nil)
    case .outcome(let outcome): try amend(outcome.message, id) { $0.settle(outcome) }
    case .opened(let events):
      for event in events {
        try amend(event, id) { $0.outcome = OutcomeView(kind: OutcomeView.open) }
      }
    case .delivery(let event, let step):
      try amend(event, id) { $0.deliver(step) }
    default: break
    }
  }

  private func insert(_ view: MessageView, _ conversation: String) throws {
    let isCustomers = view.author.role == "customer"
    try insert(
      .message, view.eventId, view, conversation, text: view.text,
      seq: isCustomers ? Int64(view.seq) : nil)
  }

  private func insert(_ view: MoveView, _ conversation: String) throws {
    try insert(.move, view.eventId, view, conversation)
    guard db.changesCount > 0 else { return }
    try db.cachedStatement(sql: "UPDATE entry SET move = ?, by = ?, at = ? WHERE id = ?").execute(
      arguments: [
        view.kind, view.by.id ?? "", RFC3339.milliseconds(view.at) ?? 0, db.lastInsertedRowID,
      ])
  }

  private func insert(name: String, _ customer: String, _ conversation: String) throws {
    let text = [name, customer].filter { !$0.isEmpty }.joined(separator: " · ")
    try insert(.name, text, NameView(text: text), conversation, text: text)
  }

  private struct NameView: Encodable {
    var text: String
  }

  private func show(_ agentID: String, _ seq: UInt32, _ conversation: String) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO shown (conversation, agent, seq) VALUES (?, ?, ?)
        ON CONFLICT (conversation, agent) DO UPDATE SET seq = max(seq, excluded.seq)
        """
    ).execute(arguments: [conversation, agentID, Int64(seq)])
  }

  /// A message is found by its words as they stand now, a withdrawn one by none.
  private func find(_ event: EventID, _ conversation: String, by text: String?) throws {
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM entry WHERE conversation = ? AND kind = 1 AND event = ?",
      arguments: [conversation, event.description])
    guard let id else { return }
    let terms = text.map { SearchTerms.indexed($0).joined(separator: " ") } ?? ""
    try db.cachedStatement(sql: "UPDATE found SET terms = ? WHERE rowid = ?")
      .execute(arguments: [terms, id])
  }

  private func insert(
    _ kind: EntryKind, _ event: String, _ view: some Encodable, _ conversation: String,
    text: String? = nil, seq: Int64? = nil
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO entry (conversation, kind, event, seq, view) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [conversation, kind.rawValue, event, seq, try JSONText.encode(view)])
    guard db.changesCount > 0, let text else { return }
    try db.cachedStatement(sql: "INSERT INTO found (rowid, terms) VALUES (?, ?)").execute(
      arguments: [db.lastInsertedRowID, SearchTerms.indexed(text).joined(separator: " ")])
  }

  private func amend(
    _ event: EventID, _ conversation: String, _ change: (inout MessageView) -> Void
  ) throws {
    let select = try db.cachedStatement(
      sql: "SELECT id, view FROM entry WHERE conversation = ? AND kind = 1 AND event = ?")
    guard let row = try Row.fetchOne(select, arguments: [conversation, event.description]) else {
      return
    }
    var view = try JSONText.decode(MessageView.self, row["view"])
    change(&view)
    let id: Int64 = row["id"]
    try db.cachedStatement(sql: "UPDATE entry SET view = ? WHERE id = ?")
      .execute(arguments: [try JSONText.encode(view), id])
  }

  /// 1 as it was, 2 after a change.
  private func markUsed(_ event: EventID, _ edited: Bool, _ conversation: String) throws {
    try db.cachedStatement(
      sql: "UPDATE entry SET used = ? WHERE conversation = ? AND kind = 3 AND event = ?"
    ).execute(arguments: [edited ? 2 : 1, conversation, event.description])
  }

  private func markShown(_ event: EventID, _ conversation: String) throws {
    try db.cachedStatement(
      sql: "UPDATE entry SET seen = 1 WHERE conversation = ? AND kind = 3 AND event = ?"
    ).execute(arguments: [conversation, event.description])
  }

  /// The first verdict on an id stands; a repeat of it changes nothing.
  private func order(_ verdict: PersonVerdict, _ offset: Int64, _ partition: Int32) throws {
    if case .duplicate = verdict.verdict { return }
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO ordered (event, partition, "offset", reason, content)
        VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      verdict.event.description, partition, offset, verdict.verdict.voidReason?.name,
      OrderDigest.of(verdict.content),
    ])
  }

  /// A conversation that the log had forgotten begins anew, its messages counted from 1.
  private func forget(_ conversation: String) throws {
    try db.execute(
      sql: "DELETE FROM found WHERE rowid IN (SELECT id FROM entry WHERE conversation = ?)",
      arguments: [conversation])
    try db.execute(sql: "DELETE FROM entry WHERE conversation = ?", arguments: [conversation])
    try db.execute(sql: "DELETE FROM shown WHERE conversation = ?", arguments: [conversation])
  }
}

extension MessageView {
  /// What a person answers after the bot handed it over does not undo the handing over.
  mutating func settle(_ outcome: MessageOutcome) {
    let wasHandedOver = self.outcome?.kind == MessageOutcome.Kind.handedOver.name
    switch outcome.kind {
    case .followedUp: self.outcome?.followedUpBy = outcome.by.description
    case .ended where wasHandedOver: self.outcome?.ended = true
    default: self.outcome = OutcomeView(kind: outcome.kind.name, by: outcome.by.description)
    }
  }

  mutating func deliver(_ step: DeliveryStep) {
    delivery = "\(step)"
  }
}

extension Verdict {
  /// Why the first record of the id is void; nil where it is effective.
  var voidReason: VoidReason? {
    switch self {
    case .effective, .duplicate(_, .effective): nil
    case .void(let reason), .duplicate(_, .void(let reason)): reason
    }
  }
}

/// What a command asked for, in 32 bytes: the same id with another digest is another command.
enum OrderDigest {
  static func of(_ content: [String]) -> Data {
    var hash = SHA256()
    for field in content {
      hash.update(data: Data("\(field.utf8.count):".utf8))
      hash.update(data: Data(field.utf8))
    }
    return Data(hash.finalize())
  }
}
