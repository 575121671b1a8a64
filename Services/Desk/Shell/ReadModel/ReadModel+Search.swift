import DeskCore
import DeskDoor
import Foundation
import GRDB

extension ReadModel {
  /// Matches that are looked through for one page; it goes on from there.
  private static let lookedThrough = 20_000

  /// Conversations by the latest entry in which the words stand, the latest first.
  ///
  /// Entries are numbered as they come, so the index gives the latest matches first, and no more are
  /// read than the page needs, however many there are.
  func found(_ query: ConversationQuery) async throws -> ConversationPage {
    guard let terms = SearchTerms.query(query.search) else { return ConversationPage(items: []) }
    let before = query.after?.key ?? .max
    let conditions = Conditions(query)
    let sql = """
      SELECT m.number, c.id, c.view, e.view AS entry FROM (
        SELECT rowid AS number FROM found WHERE found MATCH ? AND rowid < ?
        ORDER BY rowid DESC LIMIT \(Self.lookedThrough)
      ) m CROSS JOIN entry e ON e.id = m.number CROSS JOIN conversation c ON c.id = e.conversation
      WHERE \(conditions.text)
      """
    let first: StatementArguments = [terms, before]
    return try await pool.read { [arguments = first + conditions.arguments] db in
      var page = ConversationPage(items: [])
      var seen: Set<String> = []
      let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
      while let row = try rows.next() {
        let id: String = row["id"]
        guard try !seen.contains(id) && !Self.isShown(id, terms, from: before, db) else { continue }
        guard page.items.count < query.limit else { return page }
        seen.insert(id)
        page.items.append(try Self.item(row, found: try Self.text(of: row), db))
        page.next = PageCursor(key: row["number"], id: id)
      }
      page.next = try Self.end(of: terms, before, db).map { PageCursor(key: $0, id: "") }
      return page
    }
  }

  /// Whether an earlier page has the conversation, by a later entry.
  private static func isShown(
    _ id: String, _ terms: String, from: Int64, _ db: Database
  ) throws -> Bool {
    guard from < .max else { return false }
    let later = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM entry e CROSS JOIN found ON found.rowid = e.id
        WHERE e.conversation = ? AND e.id >= ? AND found MATCH ?)
        """)
    return try Bool.fetchOne(later, arguments: [id, from, terms]) ?? false
  }

  /// The number of the last match that was looked through, where there are more; nil at the end.
  private static func end(of terms: String, _ before: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT rowid FROM found WHERE found MATCH ? AND rowid < ?
        ORDER BY rowid DESC LIMIT 1 OFFSET \(lookedThrough - 1)
        """, arguments: [terms, before])
  }

  private static func text(of row: Row) throws -> String {
    struct Text: Decodable {
      var text: String
      var editedText: String?
    }
    let entry = try JSONText.decode(Text.self, row["entry"])
    return String((entry.editedText ?? entry.text).prefix(200))
  }
}
