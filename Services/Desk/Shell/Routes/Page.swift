import Hummingbird
import Web

/// One page of a list: its items, and the cursor after which the next begins; nil at the end.
struct Page<Item: Encodable & Sendable>: Encodable, Sendable {
  var items: [Item]
  var next: String?
  var asOf: [String]?
}

/// Which part of a list is asked for.
struct PageRequest {
  var limit: Int
  var after: String?

  init(_ request: Request) throws {
    limit = try request.query("limit", in: 1...200, default: 50)
    after = request.query("after")
  }

  /// A part of a list that is at hand whole, by its items' ids.
  func page<Item>(of all: [Item], id: (Item) -> String) -> Page<Item> {
    let rest = all.sorted { id($0) < id($1) }.drop { item in after.map { id(item) <= $0 } ?? false }
    let part = Array(rest.prefix(limit))
    return Page(items: part, next: rest.count > limit ? part.last.map(id) : nil)
  }
}
