import DeskCore
import DeskDoor
import Foundation
import GRDB

extension ReadModel {
  func conversations(_ query: ConversationQuery) async throws -> ConversationPage {
    if !query.search.isEmpty { return try await found(query) }
    let (key, isAscending) = Self.order(of: query)
    var conditions = Conditions(query)
    if let after = query.after {
      conditions.add("(\(key), c.id) \(isAscending ? ">" : "<") (?, ?)", [after.key, after.id])
    }
    let direction = isAscending ? "ASC" : "DESC"
    let sql = """
      SELECT c.id, \(key) AS key, c.view FROM conversation c WHERE \(conditions.text)
      ORDER BY \(key) \(direction), c.id \(direction) LIMIT ?
      """
    return try await pool.read { [arguments = conditions.arguments + [query.limit + 1]] db in
      let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
      let items = try rows.prefix(query.limit).map { try Self.item($0, db) }
      let last = rows.count > query.limit ? rows[query.limit - 1] : nil
      return ConversationPage(
        items: items, next: last.map { PageCursor(key: $0["key"], id: $0["id"]) })
    }
  }

  private static func order(of query: ConversationQuery) -> (key: String, isAscending: Bool) {
    switch query.order {
    case .due: ("c.due", true)
    case .latest where query.tab == .queue: ("c.since", true)
    case .latest: ("c.updated", false)
    }
  }

  static func item(_ row: Row, found: String? = nil, _ db: Database) throws
    -> ConversationPage.Item
  {
    var view = try JSONText.decode(ConversationView.self, row["view"])
    view.context = nil
    return ConversationPage.Item(view: view, unread: try unread(of: view, db), found: found)
  }

  /// Of what an agent holds: what came after the last message that their page has shown.
  private static func unread(of view: ConversationView, _ db: Database) throws -> Int {
    guard let agent = view.control.agentId else { return 0 }
    let count = try db.cachedStatement(
      sql: """
        SELECT count(*) FROM entry WHERE conversation = ? AND seq > coalesce(
          (SELECT seq FROM shown WHERE conversation = ? AND agent = ?), ?)
        """)
    let answered = Int64(view.seq) - Int64(view.unanswered)
    return try Int.fetchOne(
      count, arguments: [view.conversationId, view.conversationId, agent, answered]) ?? 0
  }
}

/// How many conversations each of a person's lists has.
struct ListCounts: Sendable, Equatable, Encodable {
  var me = 0
  var team = 0
  var queue = 0
  var waiting = 0
  var bot = 0
  /// Conversations of theirs in which something is unread.
  var unread = 0
}

extension ReadModel {
  func counts(for person: Person) async throws -> ListCounts {
    try await pool.read { db in
      func count(_ tab: ConversationQuery.Tab) throws -> Int {
        let conditions = Conditions(ConversationQuery(tab: tab, person: person))
        return try Int.fetchOne(
          db, sql: "SELECT count(*) FROM conversation c WHERE \(conditions.text)",
          arguments: conditions.arguments) ?? 0
      }
      return ListCounts(
        me: try count(.me), team: try count(.team), queue: try count(.queue),
        waiting: try count(.waiting), bot: try count(.bot), unread: try Self.unread(by: person, db))
    }
  }

  /// As `unread(of:)`, of all that somebody holds and without reading any of it: pages ask often.
  private static func unread(by person: Person, _ db: Database) throws -> Int {
    let count = try db.cachedStatement(
      sql: """
        SELECT count(*) FROM conversation c WHERE c.agent = ? AND EXISTS (
          SELECT 1 FROM entry e WHERE e.conversation = c.id AND e.seq > coalesce(
            (SELECT seq FROM shown WHERE conversation = c.id AND agent = c.agent),
            json_extract(c.view, '$.seq') - c.open))
        """)
    return try Int.fetchOne(count, arguments: [person.id]) ?? 0
  }
}
