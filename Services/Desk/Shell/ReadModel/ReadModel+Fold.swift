import Conversation
import Crypto
import DeskCore
import Foundation
import GRDB

/// The rows were made from another log than the one that is read now.
struct OtherLog: Error {}

extension ReadModel {
  /// How far a partition has been folded into the rows: the next offset wanted; nil for none yet.
  func next(topic: String, partition: Int32) throws -> Int64? {
    try pool.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT next FROM position WHERE topic = ? AND partition = ?",
        arguments: [topic, partition])
    }
  }

  /// Writes a stretch: what the rows already hold is passed over, so a log may be read again.
  ///
  /// Throws `OtherLog` where the rows belong to another log.
  func fold(_ batch: FoldedBatch) async throws {
    try await pool.write { db in
      let held = try Self.position(db, batch)
      guard batch.next > held else { return }
      let writer = EntryWriter(db)
      for record in batch.records where record.offset >= held {
        for change in record.changes { try writer.write(change, record, batch.partition) }
      }
      for row in batch.conversations { try Self.write(row, batch.partition, db) }
      for team in batch.teams { try Self.write(team, db) }
      try Self.advance(db, batch)
    }
  }

  private static func position(_ db: Database, _ batch: FoldedBatch) throws -> Int64 {
    let row = try Row.fetchOne(
      db, sql: "SELECT identity, next FROM position WHERE topic = ? AND partition = ?",
      arguments: [batch.topic, batch.partition])
    guard let row else { return -1 }
    let held: String? = row["identity"]
    if let held, let identity = batch.identity, held != identity.id.description { throw OtherLog() }
    return row["next"]
  }

  private static func advance(_ db: Database, _ batch: FoldedBatch) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO position (topic, partition, identity, next) VALUES (?, ?, ?, ?)
        ON CONFLICT (topic, partition) DO UPDATE
        SET identity = coalesce(excluded.identity, identity), next = excluded.next
        """
    ).execute(arguments: [
      batch.topic, batch.partition, batch.identity?.id.description, batch.next,
    ])
  }

  private static func write(_ row: ConversationRow, _ partition: Int32, _ db: Database) throws {
    let view = row.view
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO conversation
        (id, partition, tab, agent, team, queue, since, updated, last, channel, language, customer,
         urgency, mood, due, open, aside, offer, offered, standing, view)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      view.conversationId, partition, row.tab, view.control.agentId ?? "", view.team, view.queue,
      row.since.milliseconds, row.updated.milliseconds, view.lastAgentId ?? "",
      view.channel, view.language ?? "", view.customer.id ?? "", Self.rank(view.urgency),
      view.moods.last ?? 0, row.due, view.unanswered, view.control.snoozedUntil == nil ? 0 : 1,
      view.offer?.offerId, view.offer?.agentId, try JSONText.encode(row.standing),
      try JSONText.encode(view),
    ])
  }

  /// 1 (low) to 4 (critical); 0 where nobody judged it.
  static func rank(_ urgency: String?) -> Int {
    ["low", "normal", "high", "critical"].firstIndex { $0 == urgency }.map { $0 + 1 } ?? 0
  }

  private static func write(_ team: TeamRow, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO team (id, view, waiting) VALUES (?, ?, ?)")
      .execute(arguments: [
        team.view.teamId, try JSONText.encode(team.view), try JSONText.encode(team.waiting),
      ])
  }
}

/// Values as the text of a row: the same value gives the same text.
enum JSONText {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
