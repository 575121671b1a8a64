import DeskCore
import Foundation
import GRDB

/// How somebody's day went.
struct DaySummary: Sendable, Equatable, Encodable {
  /// Conversations that they took on, and that they resolved.
  var taken = 0
  var resolved = 0
  /// From taking on to resolving, in milliseconds: half took no longer; nil for none.
  var handleP50Ms: Int64?
  /// Ratings of what they resolved, and their mean.
  var ratings = 0
  var meanRating: Double?
  var suggestionsShown = 0
  /// Shown, and not used.
  var suggestionsIgnored = 0
  var suggestionsUsed = 0
  var suggestionsEdited = 0
}

extension ReadModel {
  private static let beginnings: Set = ["accepted", "taken", "reopened"]

  func day(of agentID: String, since: Int64) async throws -> DaySummary {
    try await pool.read { db in
      var day = DaySummary()
      var begun: [String: Int64] = [:]
      var times: [Int64] = []
      let moves = try Row.fetchCursor(
        db,
        sql: """
          SELECT conversation, move, at FROM entry WHERE kind = 4 AND at >= ? AND by = ? ORDER BY at, id
          """, arguments: [since, agentID])
      while let row = try moves.next() {
        let (id, move, at): (String, String, Int64) = (row["conversation"], row["move"], row["at"])
        if Self.beginnings.contains(move) {
          day.taken += 1
          begun[id] = at
        } else if move == "resolved" {
          day.resolved += 1
          if let first = begun.removeValue(forKey: id) { times.append(at - first) }
        }
      }
      day.handleP50Ms = times.isEmpty ? nil : times.sorted()[(times.count - 1) / 2]
      try rate(&day, agentID, since, db)
      return day
    }
  }

  private func rate(
    _ day: inout DaySummary, _ agentID: String, _ since: Int64, _ db: Database
  ) throws {
    let scores = try Int.fetchAll(
      db,
      sql: """
        SELECT json_extract(e.view, '$.score') FROM entry e
        JOIN conversation c ON c.id = e.conversation
        WHERE e.kind = 4 AND e.at >= ? AND e.move = 'rated' AND c.last = ?
        """, arguments: [since, agentID])
    day.ratings = scores.count
    if !scores.isEmpty { day.meanRating = Double(scores.reduce(0, +)) / Double(scores.count) }
    let suggestions = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.used, e.seen FROM entry e JOIN conversation c ON c.id = e.conversation
        WHERE c.last = ? AND c.updated >= ? AND e.kind = 3 AND (e.used > 0 OR e.seen > 0)
        """, arguments: [agentID, since])
    while let row = try suggestions.next() {
      let (used, seen): (Int, Int) = (row["used"], row["seen"])
      if seen > 0 { day.suggestionsShown += 1 }
      if used == 0 { day.suggestionsIgnored += 1 }
      if used > 0 { day.suggestionsUsed += 1 }
      if used == 2 { day.suggestionsEdited += 1 }
    }
  }
}
