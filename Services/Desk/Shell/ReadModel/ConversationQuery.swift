import DeskCore
import DeskDoor

/// Which conversations a list asks for.
struct ConversationQuery: Sendable {
  enum Tab: String, Sendable, CaseIterable {
    /// What the person holds.
    case me
    /// What people of their team hold.
    case team
    /// What waits for a person, and anybody of its team may take.
    case queue
    /// What the person holds and needs nothing at the moment: the customer's turn, or put aside.
    case waiting
    case bot, closed
    /// What any agent holds.
    case agent
  }

  enum Order: String, Sendable, CaseIterable {
    /// The waiting longest first in the queue, elsewhere the latest first.
    case latest
    /// What is due soonest first.
    case due
  }

  /// What narrows any list; nil for what does not.
  struct Filter: Sendable, Equatable {
    var channel: String?
    var language: String?
    var queue: String?
    var agentID: String?
    var customer: String?
    /// At least this urgent.
    var urgency: String?
    var mood: Mood?
    /// Whether a customer rated it 1 or 2.
    var isRatedLow = false
    /// Whether customers' messages are open.
    var isUnanswered: Bool?
  }

  enum Mood: String, Sendable, CaseIterable {
    case bad, neutral, good
  }

  /// Nil for all of them.
  var tab: Tab?
  /// Who asks: whose `me` is, and who is shown what concerns them.
  var person: Person
  /// Full-text search; empty for none.
  var search = ""
  var filter = Filter()
  var order = Order.latest
  /// 1 to 200.
  var limit = 50
  var after: PageCursor?
}

/// One page of a list.
struct ConversationPage: Sendable {
  struct Item: Sendable {
    var view: ConversationView
    /// Customers' messages that the page of its agent has not shown.
    var unread: Int
    /// The latest message or note that the search found.
    var found: String?
  }

  var items: [Item]
  var next: PageCursor?
}
