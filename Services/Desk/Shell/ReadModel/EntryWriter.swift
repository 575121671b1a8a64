import Conversation
import Crypto
import DeskCore
import Foundation
import GRDB

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
    case .message(let view): try insert(.message, view.eventId, view, id, text: view.text)
    case .note(let view): try insert(.note, view.eventId, view, id, text: view.text)
    case .suggestion(let view): try insert(.suggestion, view.eventId, view, id)
    case .move(let view): try insert(.move, view.eventId, view, id)
    case .suggestionUsed(let event): try markUsed(event, id)
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
    case .deleted(let event):
      try amend(event, id) {
        $0.deleted = true
        $0.editedText = nil
      }
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

  private func insert(
    _ kind: EntryKind, _ event: String, _ view: some Encodable, _ conversation: String,
    text: String? = nil
  ) throws {
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO entry (conversation, kind, event, view) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [conversation, kind.rawValue, event, try JSONText.encode(view)])
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

  private func markUsed(_ event: EventID, _ conversation: String) throws {
    try db.cachedStatement(
      sql: "UPDATE entry SET used = 1 WHERE conversation = ? AND kind = 3 AND event = ?"
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
