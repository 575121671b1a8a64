import DeskCore
import Foundation
import GRDB

/// Which conversations a list asks for.
struct ConversationQuery: Sendable, Equatable {
  enum Tab: String, Sendable, CaseIterable {
    case me, queue, bot, closed, agent
  }

  /// Nil for all of them.
  var tab: Tab?
  /// Who asks: whose `me` is.
  var agentID: String
  /// Full-text search; empty for none.
  var search = ""
  /// 1 to 200.
  var limit = 50
  var after: PageCursor?
}

/// Where a page ended: opaque to callers.
struct PageCursor: Sendable, Equatable {
  var key: Int64
  var id: String

  init(key: Int64, id: String) {
    self.key = key
    self.id = id
  }

  /// Nil for a text that no page gave.
  init?(text: String) {
    let parts = text.split(separator: "_", maxSplits: 1)
    guard parts.count == 2, let key = Int64(parts[0]), parts[1].utf8.count <= 64 else { return nil }
    self.init(key: key, id: String(parts[1]))
  }

  var text: String { "\(key)_\(id)" }
}

/// One page of a list.
struct ConversationPage: Sendable {
  struct Item: Sendable {
    var view: ConversationView
    /// The latest message or note that the search found.
    var found: String?
  }

  var items: [Item]
  var next: PageCursor?
}

extension ReadModel {
  /// The waiting longest first in the queue, elsewhere the latest first.
  func conversations(_ query: ConversationQuery) async throws -> ConversationPage {
    let oldestFirst = query.tab == .queue
    let key = oldestFirst ? "since" : "updated"
    var conditions: [String] = []
    var arguments = StatementArguments()
    Self.restrict(query, &conditions, &arguments)
    if let after = query.after {
      conditions.append("(\(key), id) \(oldestFirst ? ">" : "<") (?, ?)")
      arguments += [after.key, after.id]
    }
    let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    let order = oldestFirst ? "ASC" : "DESC"
    arguments += [query.limit + 1]
    let sql = """
      SELECT id, \(key) AS key, view FROM conversation \(condition)
      ORDER BY \(key) \(order), id \(order) LIMIT ?
      """
    return try await pool.read { [arguments] db in
      let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
      let items = try rows.prefix(query.limit).map { try Self.item($0, query, db) }
      let last = rows.count > query.limit ? rows[query.limit - 1] : nil
      return ConversationPage(
        items: items, next: last.map { PageCursor(key: $0["key"], id: $0["id"]) })
    }
  }

  private static func restrict(
    _ query: ConversationQuery, _ conditions: inout [String],
    _ arguments: inout StatementArguments
  ) {
    switch query.tab {
    case .me:
      conditions.append("agent = ?")
      arguments += [query.agentID]
    case .queue, .bot, .closed, .agent:
      conditions.append("tab = ?")
      arguments += [query.tab?.rawValue]
    case nil: break
    }
    guard !query.search.isEmpty else { return }
    guard let terms = SearchTerms.query(query.search) else {
      conditions.append("FALSE")
      return
    }
    conditions.append(
      """
      id IN (SELECT conversation FROM entry WHERE id IN
             (SELECT rowid FROM found WHERE terms MATCH ?))
      """)
    arguments += [terms]
  }

  private static func item(
    _ row: Row, _ query: ConversationQuery, _ db: Database
  ) throws -> ConversationPage.Item {
    var view = try JSONText.decode(ConversationView.self, row["view"])
    view.context = nil
    guard let terms = SearchTerms.query(query.search) else {
      return ConversationPage.Item(view: view, found: nil)
    }
    let text = try String.fetchOne(
      db,
      sql: """
        SELECT json_extract(view, '$.text') FROM entry WHERE conversation = ? AND id IN
        (SELECT rowid FROM found WHERE terms MATCH ?) ORDER BY id DESC LIMIT 1
        """, arguments: [view.conversationId, terms])
    return ConversationPage.Item(view: view, found: text.map { String($0.prefix(200)) })
  }
}
