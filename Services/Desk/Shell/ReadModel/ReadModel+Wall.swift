import DeskCore
import Foundation
import GRDB

/// How many wait in a queue.
struct QueueLine: Sendable, Equatable {
  var queue: String
  var team: String
  var waiting: Int
  /// Milliseconds since 1970 at which the first in line came.
  var oldestSince: Int64
}

extension ReadModel {
  /// The queues in which somebody waits.
  func lines() async throws -> [QueueLine] {
    try await pool.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT queue, team, count(*) AS waiting, min(since) AS oldest FROM conversation
          WHERE tab = 'queue' GROUP BY queue, team ORDER BY queue
          """
      ).map {
        QueueLine(
          queue: $0["queue"], team: $0["team"], waiting: $0["waiting"], oldestSince: $0["oldest"])
      }
    }
  }

  func teams() async throws -> [TeamView] {
    try await pool.read { db in
      try String.fetchAll(db, sql: "SELECT view FROM team ORDER BY id")
        .map { try JSONText.decode(TeamView.self, $0) }
    }
  }

  /// The first of each of a team's lines.
  func waiting(for team: String) async throws -> [WaitingView] {
    try await pool.read { db in
      try String.fetchOne(db, sql: "SELECT waiting FROM team WHERE id = ?", arguments: [team])
        .map { try JSONText.decode([WaitingView].self, $0) } ?? []
    }
  }

  /// How many conversations each agent holds.
  func heldByAgent() async throws -> [String: Int] {
    try await pool.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT agent, count(*) AS held FROM conversation WHERE agent <> '' GROUP BY agent")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["agent"], $0["held"]) })
    }
  }

  /// The conversations that are offered to an agent now.
  func offers(to agentID: String) async throws -> [ConversationView] {
    try await pool.read { db in
      try String.fetchAll(
        db,
        sql: "SELECT view FROM conversation WHERE offer IS NOT NULL AND offered = ? ORDER BY id",
        arguments: [agentID]
      ).map { try JSONText.decode(ConversationView.self, $0) }
    }
  }
}

extension ReadModel {
  /// An agent as their home team's log knows them.
  func agent(_ id: String) async throws -> AgentView? {
    try await teams().lazy.flatMap(\.agents).first { $0.agentId == id }
  }

  /// How far each partition of a topic is folded, by partition.
  func positions(topic: String) async throws -> [(partition: Int32, next: Int64)] {
    try await pool.read { db in
      try Row.fetchAll(
        db, sql: "SELECT partition, next FROM position WHERE topic = ? ORDER BY partition",
        arguments: [topic]
      ).map { ($0["partition"], $0["next"]) }
    }
  }
}
