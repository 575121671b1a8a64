import DeskCore
import Foundation
import GRDB
import Synchronization

/// Who read what, when: in a file of the desk's own, because reading is no fact about a conversation
/// and belongs into no log that others fold. It cannot be rebuilt: keep it where the firm keeps records.
final class AuditTrail: Sendable {
  enum Action: String, Sendable, CaseIterable, Codable {
    case signedIn, refused, read, listed, searched, followed, audited, edited
  }

  struct Entry: Sendable, Equatable, Codable {
    var number: Int64
    /// Milliseconds since 1970.
    var at: Int64
    var agentID: String
    var action: Action
    /// Of a conversation that was read; else empty.
    var conversation: String
    /// What was searched for, or where somebody signed in from.
    var detail: String
  }

  struct Query: Sendable {
    var agentID: String?
    var conversation: String?
    var action: Action?
    /// Only what stands before that number.
    var before: Int64?
    var limit = 50
  }

  /// How long entries are kept.
  static let kept: Int64 = 180 * 86_400_000
  /// The same person reading the same thing again within that time is one entry: a page reads anew
  /// with each message.
  static let repeats: Int64 = 60_000

  private struct Subject: Hashable {
    var agentID: String
    var action: Action
    var conversation: String
    var detail: String
  }

  private let file: DatabaseQueue
  private let recent = Mutex<[Subject: Int64]>([:])

  init(file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    var configuration = Configuration()
    configuration.label = "audit"
    configuration.busyMode = .timeout(5)
    self.file = try DatabaseQueue(path: file.path, configuration: configuration)
    try self.file.write { db in
      try db.execute(sql: Self.statements)
    }
  }

  private static let statements = """
    CREATE TABLE IF NOT EXISTS reading (
      number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, agent TEXT NOT NULL,
      action TEXT NOT NULL, conversation TEXT NOT NULL, detail TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS reading_agent ON reading (agent, number);
    CREATE INDEX IF NOT EXISTS reading_conversation ON reading (conversation, number)
      WHERE conversation <> '';
    CREATE INDEX IF NOT EXISTS reading_at ON reading (at);
    """

  /// Returns once it stands in the file: what could not be noted is not shown.
  func note(
    _ action: Action, by agentID: String, conversation: String = "", detail: String = "",
    at now: Int64
  ) async throws {
    let subject = Subject(
      agentID: String(agentID.prefix(200)), action: action, conversation: conversation,
      detail: String(detail.prefix(1_000)))
    guard isNew(subject, now) else { return }
    try await file.write { db in
      try db.cachedStatement(
        sql: "INSERT INTO reading (at, agent, action, conversation, detail) VALUES (?, ?, ?, ?, ?)"
      ).execute(arguments: [
        now, subject.agentID, action.rawValue, conversation, subject.detail,
      ])
      guard db.lastInsertedRowID % 1_000 == 0 else { return }
      try db.execute(sql: "DELETE FROM reading WHERE at < ?", arguments: [now - Self.kept])
    }
  }

  private func isNew(_ subject: Subject, _ now: Int64) -> Bool {
    recent.withLock { recent in
      if let last = recent[subject], now - last < Self.repeats { return false }
      if recent.count >= 10_000 { recent = recent.filter { now - $0.value < Self.repeats } }
      if recent.count >= 10_000 { recent.removeAll() }
      recent[subject] = now
      return true
    }
  }

  /// The latest first.
  func entries(_ query: Query) async throws -> [Entry] {
    var conditions: [String] = []
    var arguments = StatementArguments()
    func want(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      conditions.append(condition)
      arguments += [value]
    }
    want("agent = ?", query.agentID)
    want("conversation = ?", query.conversation)
    want("action = ?", query.action?.rawValue)
    want("number < ?", query.before)
    let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    arguments += [query.limit]
    return try await file.read { [arguments] db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM reading \(condition) ORDER BY number DESC LIMIT ?",
        arguments: arguments
      ).compactMap(Entry.init)
    }
  }
}

extension AuditTrail.Entry {
  /// Nil for an action of another version.
  fileprivate init?(_ row: Row) {
    guard let action = AuditTrail.Action(rawValue: row["action"]) else { return nil }
    self.init(
      number: row["number"], at: row["at"], agentID: row["agent"], action: action,
      conversation: row["conversation"], detail: row["detail"])
  }
}
