import DeskCore
import GRDB

/// The conditions that a query puts on conversations' rows.
struct Conditions {
  private(set) var texts: [String] = []
  private(set) var arguments = StatementArguments()

  init(_ query: ConversationQuery) {
    concern(query.person)
    choose(query.tab, query.person)
    narrow(query.filter)
  }

  /// As it follows WHERE; true for all rows where nothing is wanted.
  var text: String { texts.isEmpty ? "TRUE" : texts.joined(separator: " AND ") }

  mutating func add(_ text: String, _ values: [any DatabaseValueConvertible]) {
    texts.append(text)
    for value in values { arguments += [value] }
  }

  /// What `Audience` says, of rows.
  private mutating func concern(_ person: Person) {
    guard !person.isSupervisor else { return }
    add(
      "(c.team = ? OR c.agent = ? OR c.last = ? OR c.offered = ?)",
      [person.team, person.id, person.id, person.id])
  }

  private mutating func choose(_ tab: ConversationQuery.Tab?, _ person: Person) {
    switch tab {
    case .me: add("c.agent = ?", [person.id])
    case .waiting: add("c.agent = ? AND (c.open = 0 OR c.aside = 1)", [person.id])
    case .team: add("c.tab = 'agent' AND c.team = ?", [person.team])
    case .queue, .bot, .closed, .agent: add("c.tab = ?", [tab?.rawValue ?? ""])
    case nil: break
    }
  }

  private mutating func narrow(_ filter: ConversationQuery.Filter) {
    equal("channel", filter.channel)
    equal("language", filter.language)
    equal("queue", filter.queue)
    equal("agent", filter.agentID)
    equal("customer", filter.customer)
    if let urgency = filter.urgency { add("c.urgency >= ?", [ReadModel.rank(urgency)]) }
    switch filter.mood {
    case .bad: add("c.mood < 0", [])
    case .neutral: add("c.mood = 0", [])
    case .good: add("c.mood > 0", [])
    case nil: break
    }
    if filter.isRatedLow {
      add(
        """
        EXISTS (SELECT 1 FROM entry r WHERE r.conversation = c.id AND r.kind = 4
                AND r.move = 'rated' AND json_extract(r.view, '$.score') <= 2)
        """, [])
    }
    if let isUnanswered = filter.isUnanswered {
      add(isUnanswered ? "c.open > 0" : "c.open = 0", [])
    }
  }

  private mutating func equal(_ column: String, _ value: String?) {
    if let value { add("c.\(column) = ?", [value]) }
  }
}
