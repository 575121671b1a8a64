import NIOHTTP1
import Testing

/// A route as outsiders may abuse it, with a body that would be taken.
struct Endpoint: Sendable, CustomTestStringConvertible {
  enum Service: String, Sendable, CaseIterable { case intake, desk }

  enum Credentials: Sendable { case none, gateway, agent, supervisor, visitor }

  struct Field: Sendable {
    var name: String
    /// What would be taken, as JSON; `TOKEN` stands for a visitor's.
    var json: String
    var isRequired = true

    /// What must not be taken in its place, as JSON.
    var wrong: [String] {
      let other =
        switch json.first {
        case "\"":
          ["5", "true", "[]", "{}", #""\u0000""#, #""\ud800""#, "\"\(Self.long)\""]
        case "{", "[": ["5", "true", #""x""#]
        case "t", "f": ["5", #""x""#, "[]", "{}"]
        default:
          ["true", #""x""#, "[]", "{}", "-1", "1.5", "1e400", "99999999999999999999", "1e18"]
        }
      return isRequired ? other + ["null"] : other
    }

    private static let long = String(repeating: "a", count: 9_000)
  }

  var service: Service
  var method: HTTPMethod
  /// As its router registers it.
  var route: String
  var credentials: Credentials
  var fields: [Field]
  /// What wrong values of single fields are answered with.
  var refusals: Set<Int> = [400]
  /// What a request without a body is answered with.
  var withoutBody = 400
  var readsBody = true

  var testDescription: String { "\(service.rawValue) \(method.rawValue) \(route)" }

  /// As JSON, with a field in other words or left out.
  func body(_ change: (name: String, json: String?)? = nil, token: String) -> String {
    let members = fields.compactMap { field -> String? in
      let json = field.name == change?.name ? change?.json : field.json
      return json.map { "\"\(field.name)\":\($0.replacing("TOKEN", with: token))" }
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// No object, or no JSON at all.
  static let rubbish: [String] = [
    "", " ", "{", "}", "[]", "null", "5", #""x""#, "{\"a\":}", "{'a':1}", "{\"a\":1}}", "\u{0}",
    "\u{FEFF}{", "NaN", "<xml/>", "a=1&b=2",
    String(repeating: "[", count: 30_000), String(repeating: #"{"a":"#, count: 9_000),
    "{\"a\":" + String(repeating: "9", count: 40_000) + "",
  ]
}

extension Endpoint {
  /// Every route that changes something. One that a router has and this list has not fails a test.
  static let all: [Endpoint] = intake + desk
  static let reading: [Endpoint] = all.filter(\.readsBody)

  private static let name = Field(name: "commandId", json: #""c-1""#)

  private static let intake: [Endpoint] = [
    Endpoint(
      service: .intake, method: .POST, route: "/v1/messages", credentials: .gateway,
      fields: [
        Field(name: "channel", json: #""x""#), Field(name: "account", json: #""a""#),
        Field(name: "peer", json: #""p""#), Field(name: "messageId", json: #""m""#),
        Field(name: "text", json: #""t""#), Field(name: "thread", json: #""t""#, isRequired: false),
        Field(name: "sentAt", json: #""2026-11-23T08:00:00Z""#, isRequired: false),
        Field(name: "kind", json: #""message""#, isRequired: false),
        Field(name: "attachments", json: "[]", isRequired: false),
        Field(name: "customer", json: "{}", isRequired: false),
      ]),
    Endpoint(
      service: .intake, method: .POST, route: "/v1/csat", credentials: .gateway,
      fields: [
        Field(name: "conversationId", json: #""00000000-0000-4000-8000-000000000000""#),
        Field(name: "sessionSeq", json: "1"), Field(name: "span", json: #""bot""#),
        Field(name: "score", json: "5"),
        Field(name: "comment", json: #""c""#, isRequired: false), name,
      ]),
    Endpoint(
      service: .intake, method: .POST, route: "/v1/receipts", credentials: .gateway,
      fields: [
        Field(name: "eventId", json: #""00000000-0000-4000-8000-000000000000""#),
        Field(name: "status", json: #""read""#),
        Field(name: "at", json: #""2026-11-23T08:00:00Z""#, isRequired: false),
        Field(name: "reason", json: #""r""#, isRequired: false),
      ]),
    Endpoint(
      service: .intake, method: .POST, route: "/webchat/sessions", credentials: .none,
      fields: [
        Field(name: "language", json: #""en""#, isRequired: false),
        Field(name: "account", json: #""bank""#, isRequired: false),
      ], withoutBody: 200),
    Endpoint(
      service: .intake, method: .POST, route: "/webchat/messages", credentials: .visitor,
      fields: [
        Field(name: "token", json: #""TOKEN""#), Field(name: "messageId", json: #""m""#),
        Field(name: "text", json: #""t""#),
        Field(name: "language", json: #""en""#, isRequired: false),
      ], refusals: [400, 401]),
    Endpoint(
      service: .intake, method: .POST, route: "/webchat/tickets", credentials: .visitor,
      fields: [Field(name: "token", json: #""TOKEN""#)], refusals: [401]),
    Endpoint(
      service: .intake, method: .POST, route: "/webchat/typing", credentials: .visitor,
      fields: [Field(name: "token", json: #""TOKEN""#)], refusals: [401]),
    Endpoint(
      service: .intake, method: .POST, route: "/webchat/csat", credentials: .visitor,
      fields: [
        Field(name: "token", json: #""TOKEN""#), Field(name: "sessionSeq", json: "1"),
        Field(name: "span", json: #""bot""#), Field(name: "score", json: "5"),
        Field(name: "comment", json: #""c""#, isRequired: false), name,
      ], refusals: [400, 401]),
  ]

  private static let desk: [Endpoint] =
    [
      Endpoint(
        service: .desk, method: .POST, route: "/v1/sessions", credentials: .none,
        fields: [Field(name: "agentId", json: #""nobody""#), Field(name: "secret", json: #""s""#)],
        refusals: [400, 401, 429]),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/sessions/oidc", credentials: .none,
        fields: [Field(name: "idToken", json: #""a.b.c""#)], refusals: [400, 404]),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/stream/tickets", credentials: .agent,
        fields: [], readsBody: false),
      Endpoint(
        service: .desk, method: .PUT, route: "/v1/me/presence", credentials: .agent,
        fields: [
          Field(name: "commandId", json: #""c-1""#, isRequired: false),
          Field(name: "presence", json: #""online""#), Field(name: "acceptingWork", json: "true"),
        ]),
      move(
        "transfer",
        [
          Field(name: "queue", json: #""shop-orders""#, isRequired: false),
          Field(name: "agentId", json: #""lin""#, isRequired: false),
          Field(name: "reason", json: #""r""#, isRequired: false),
        ]),
      move(
        "resolve",
        [
          Field(name: "code", json: #""solved""#),
          Field(name: "notes", json: #""n""#, isRequired: false),
          Field(name: "throughSeq", json: "1", isRequired: false),
        ]),
      move("snooze", [Field(name: "until", json: #""2026-11-24T08:00:00Z""#)]),
      move("close", [Field(name: "throughSeq", json: "1", isRequired: false)]),
      move("merge", [Field(name: "into", json: #""00000000-0000-4000-8000-000000000000""#)]),
      move(
        "wrap-up",
        [
          Field(name: "code", json: #""solved""#),
          Field(name: "notes", json: #""n""#, isRequired: false),
          Field(name: "sessionSeq", json: "1", isRequired: false),
        ]),
      move(
        "messages",
        [
          Field(name: "text", json: #""t""#),
          Field(
            name: "suggestionId", json: #""00000000-0000-4000-8000-000000000000""#,
            isRequired: false),
          Field(name: "assistance", json: "[]", isRequired: false),
        ]),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/conversations/:id/writing", credentials: .agent,
        fields: [
          Field(name: "task", json: #""translate""#),
          Field(
            name: "messageId", json: #""00000000-0000-4000-8000-000000000000""#),
        ]),
      move("notes", [Field(name: "text", json: #""t""#)]),
      move(
        "lookups",
        [
          Field(name: "connector", json: #""order-status""#),
          Field(name: "arguments", json: #"{"order_number":"20031"}"#),
        ]),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/conversations/:id/acknowledge",
        credentials: .agent,
        fields: [
          Field(name: "throughSeq", json: "1"),
          Field(name: "chainHash", json: "\"\(String(repeating: "a", count: 64))\""),
          Field(name: "shown", json: "[]", isRequired: false),
          Field(name: "assisted", json: "[]", isRequired: false),
        ]),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/conversations/:id/typing", credentials: .agent,
        fields: [], readsBody: false),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/conversations/:id/looking", credentials: .agent,
        fields: [], readsBody: false),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/conversations/:id/assign",
        credentials: .supervisor,
        fields: [
          Self.name, Field(name: "agentId", json: #""lin""#),
          Field(name: "reason", json: #""r""#, isRequired: false),
        ]),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/me/next", credentials: .agent,
        fields: [
          Self.name,
          Field(
            name: "conversationId", json: #""00000000-0000-4000-8000-000000000000""#,
            isRequired: false),
        ]),
      order("conversations/:id/priority", Field(name: "priority", json: "40")),
      order("agents/:id/drain", Field(name: "draining", json: "true")),
      order("queues/:id/close", Field(name: "closed", json: "true")),
      edit(
        "knowledge/articles/:article",
        Field(
          name: "article",
          json: #"{"texts":{"en":{"title":"t","question":"q","answer":"a"}}}"#)),
      edit(
        "replies/:reply",
        Field(name: "reply", json: #"{"title":{"en":"t"},"text":{"en":"a"}}"#)),
      Endpoint(
        service: .desk, method: .POST, route: "/v1/knowledge/preview", credentials: .supervisor,
        fields: [
          Field(name: "articleId", json: #""shop.gift-wrap""#),
          Field(name: "questions", json: #"["q"]"#), Field(name: "withdrawn", json: "true"),
        ]),
      move("return", [Field(name: "instructions", json: #""i""#, isRequired: false)]),
      move("take"), move("reopen"), offer("accept"), offer("decline"),
    ]

  private static func move(_ name: String, _ fields: [Field] = []) -> Endpoint {
    Endpoint(
      service: .desk, method: .POST, route: "/v1/conversations/:id/\(name)", credentials: .agent,
      fields: [Self.name] + fields)
  }

  /// What supervisors order of a team.
  private static func order(_ route: String, _ field: Field) -> Endpoint {
    Endpoint(
      service: .desk, method: .POST, route: "/v1/\(route)", credentials: .supervisor,
      fields: [Self.name, field, Field(name: "reason", json: #""r""#, isRequired: false)])
  }

  /// An edit of an article or a canned reply; the route's last part would be an id that is none.
  private static func edit(_ route: String, _ field: Field) -> Endpoint {
    Endpoint(
      service: .desk, method: .POST, route: "/v1/\(route)", credentials: .supervisor,
      fields: [Self.name, Field(name: "basedOn", json: "1"), field], refusals: [400, 404])
  }

  private static func offer(_ name: String) -> Endpoint {
    Endpoint(
      service: .desk, method: .POST, route: "/v1/offers/:id/\(name)", credentials: .agent,
      fields: [Field(name: "reason", json: #""r""#, isRequired: false)], refusals: [400, 404],
      withoutBody: 404)
  }
}
