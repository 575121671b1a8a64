import Testing

/// A route that only tells something, and odd questions to it.
struct Reading: Sendable, CustomTestStringConvertible {
  var service: Endpoint.Service
  var route: String
  /// What stands for `:id`; nil for a conversation that there is.
  var id: String?
  var wantsAgent = true
  var wantsAdministrator = false
  /// Queries that must be refused, and with what.
  var refused: [(query: String, status: Int)] = []
  /// Odd queries that must be answered with 200.
  var taken: [String] = []

  var testDescription: String { "\(service.rawValue) GET \(route)" }

  /// Every such route. One that a router has and this list has not fails a test.
  static let all: [Reading] = [
    Reading(service: .intake, route: "/webchat/greeting", wantsAgent: false, taken: ["?x=%ff"]),
    Reading(
      service: .intake, route: "/webchat/stream", wantsAgent: false,
      refused: [
        ("", 401), ("?token=", 401), ("?token=x", 401), ("?ticket=%00", 401), ("?ticket=x", 401),
        ("?token=\(String(repeating: "A", count: 90))", 401),
        ("?token=TOKEN&lastEventId=x", 400), ("?token=TOKEN&lastEventId=0--1-0", 400),
        ("?token=TOKEN&lastEventId=0-99999999999999999999-0", 400),
      ]),
    Reading(service: .desk, route: "/v1/me", taken: ["?x=1"]),
    Reading(
      service: .desk, route: "/v1/conversations",
      refused: [
        ("?limit=0", 400), ("?limit=x", 400), ("?limit=99999999999999999999", 400),
        ("?owner=nobody", 400), ("?after=x", 400), ("?after=%00", 400), ("?atLeast=x", 400),
        ("?atLeast=0-99999999999999999999", 400),
        ("?q=\(String(repeating: "q", count: 1_001))", 400), ("?order=x", 400),
        ("?urgency=x", 400), ("?rating=x", 400), ("?mood=x", 400), ("?unanswered=x", 400),
        ("?channel=\(String(repeating: "c", count: 201))", 400),
      ],
      taken: [
        "?owner=", "?channel=%27&language=%00&queue=%ff&agent=*&customer=%22&urgency=low&mood=bad",
        "?order=due&unanswered=true&rating=low", "?q=%22", "?q=*", "?q=(", "?q=a%20OR", "?q=NEAR(a",
        "?q=%27%3B--", "?q=%00", "?q=%ff",
        "?q=-a", "?q=%F0%9F%92%A9", "?q=%E4%BD%A0", "?limit=1&limit=2",
      ]),
    Reading(
      service: .desk, route: "/v1/conversations/:id",
      refused: [("?atLeast=x", 400), ("?atLeast=-1-0", 400)]),
    Reading(
      service: .desk, route: "/v1/queues", refused: [("?limit=-1", 400), ("?limit=1.5", 400)],
      taken: ["?after=%00", "?after=%ff"]),
    Reading(
      service: .desk, route: "/v1/queues/:id/line", id: "shop-orders", refused: [("?limit=0", 400)],
      taken: ["", "?after=%00", "?after=%ff"]),
    Reading(
      service: .desk, route: "/v1/queues/:id/line", id: "x", refused: [("", 404)]),
    Reading(
      service: .desk, route: "/v1/agents", refused: [("?limit=-1", 400)], taken: ["?after=~"]),
    Reading(
      service: .desk, route: "/v1/knowledge/search",
      refused: [("?limit=51", 400), ("?q=\(String(repeating: "q", count: 1_001))", 400)],
      taken: ["", "?q=", "?q=%00", "?q=%ff%fe", "?q=%22*("]),
    Reading(
      service: .desk, route: "/v1/knowledge/articles", wantsAdministrator: true,
      refused: [("?limit=0", 400), ("?q=\(String(repeating: "q", count: 1_001))", 400)],
      taken: ["", "?q=%00", "?q=%ff%fe", "?q=%22*(", "?after=%00"]),
    // Neither names anything.
    Reading(
      service: .desk, route: "/v1/knowledge/articles/:article", wantsAdministrator: true,
      refused: [("", 404), ("?x=%00", 404)]),
    Reading(
      service: .desk, route: "/v1/replies/:reply", wantsAdministrator: true,
      refused: [("", 404), ("?x=%00", 404)]),
    Reading(service: .desk, route: "/v1/connectors", taken: ["?x=1", "?x=%ff"]),
    // Neither names anything: there is no such picture.
    Reading(
      service: .desk, route: "/v1/conversations/:id/messages/:message/pictures/:place",
      refused: [("", 404), ("?place=%00", 404)]),
    Reading(service: .desk, route: "/v1/stream", refused: [("?ticket=x", 401), ("?ticket=", 401)]),
    Reading(service: .desk, route: "/v1/counts", taken: ["?x=1"]),
    Reading(
      service: .desk, route: "/v1/me/day", refused: [("?since=yesterday", 400)],
      taken: ["?since=1970-01-01T00:00:00Z"]),
    Reading(
      service: .desk, route: "/v1/replies", refused: [("?limit=0", 400)], taken: ["?after=%00"]),
    Reading(
      service: .desk, route: "/v1/audit", wantsAdministrator: true,
      refused: [("?limit=0", 400), ("?action=x", 400), ("?after=x", 400)],
      taken: ["?agent=%00&conversation=%27", "?after=0", "?action="]),
  ]
}
