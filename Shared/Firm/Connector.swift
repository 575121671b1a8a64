public import Lookups
public import Understanding

/// How the bot finds something out for a customer, by asking a system of the firm's over HTTP.
public struct Connector: Sendable, Hashable {
  /// Something that the customer has to name, and how the bot asks for it.
  public struct Need: Sendable, Hashable {
    public var slot: Slot.Kind
    public var ask: Wording

    public init(slot: Slot.Kind, ask: Wording) {
      self.slot = slot
      self.ask = ask
    }
  }

  public var id: String
  /// What it finds out, for people.
  public var title: Wording
  /// The intents of articles that it answers; of one that people alone use, with which they are offered it first.
  public var intents: [String]
  /// Whether the bot never asks it by itself, and people at the desk do.
  public var isForPeople = false
  /// What the customer has to name, in the order in which it is asked for.
  public var needs: [Need]
  /// Whether it answers verified customers only.
  public var needsVerified: Bool
  public var request: ConnectorRequest
  /// What is said of an answer.
  public var answer: TemplateWording
  /// What is said where there is no such thing: the system answers 404.
  public var notFound: TemplateWording
  /// What is said where the system cannot be asked, while people take over.
  public var failure: Wording
  /// Words for values of fields, by language subtag and value.
  public var words: [String: [String: String]]

  /// Which fields of an answer are recorded.
  public var wanted: [AnswerTemplate.Wanted] {
    var wanted = answer.en.wanted
    for field in answer.zh.wanted where !wanted.contains(field) { wanted.append(field) }
    return wanted
  }
}

/// A template in English and in Chinese; the English one where there is no Chinese.
public struct TemplateWording: Sendable, Hashable {
  public var en: AnswerTemplate
  public var zh: AnswerTemplate
}

/// One call over HTTP.
public struct ConnectorRequest: Sendable, Hashable {
  public enum Method: String, Sendable, CaseIterable {
    /// Asks, and changes nothing.
    case get = "GET"
    /// May change something: it carries an `Idempotency-Key`.
    case post = "POST"
  }

  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: Secret
  }

  public var method: Method
  public var url: PlaceholderText
  public var headers: [Header]
  /// The members of the JSON object that a POST carries.
  public var body: [String: PlaceholderText]
  /// From beginning to end, 100 ms to 8 s.
  public var timeout: Duration
  /// Whether plain HTTP, and private and loopback addresses, are accepted.
  public var allowPrivate: Bool
  /// Variables of the environment that it names, and that are not set: it cannot be called.
  public var missing: [String]

  /// What has to be known to make the call, in the order of its address and then of its body's names.
  public var names: [String] {
    var names = url.names
    for key in body.keys.sorted() {
      for name in body[key]?.names ?? [] where !names.contains(name) { names.append(name) }
    }
    return names
  }
}

/// How a customer whom the gateway does not know shows who they are: by a code that the firm sends them.
public struct IdentityCheck: Sendable, Hashable {
  /// What the customer has to name before a code can be sent.
  public var needs: [Connector.Need]
  /// Sends a code.
  public var send: ConnectorRequest
  /// How the bot asks for the code, with fields of the answer to `send`.
  public var sent: TemplateWording
  /// What is said where nobody is known by what was named: `send` is answered by 404.
  public var unknown: Wording
  /// Checks a code.
  public var check: ConnectorRequest
  /// The field of the answer to `check` that names the customer, as other requests do by `{customer}`.
  public var customer: String
  /// What is said to a wrong code.
  public var wrong: Wording
  /// What is said where people take over.
  public var failure: Wording
  /// So many wrong codes, or codes sent, in a session, and people take over; 1 to 10.
  public var tries: Int
}

/// What the firm's systems are asked.
public struct Connectors: Sendable, Hashable {
  public var list: [Connector]
  /// Nil where only gateways know customers.
  public var identity: IdentityCheck?
  /// Nil where none is asked.
  public var languageModel: LanguageModel?
  /// So many failures in a row, and a connector is left alone for the pause; 1 to 100.
  public var failuresUntilOpen = 5
  public var pause = Duration.seconds(30)
  /// Names the file's content; empty where there is none.
  public var version = ""

  public init(_ list: [Connector] = [], identity: IdentityCheck? = nil) {
    self.list = list
    self.identity = identity
  }

  public subscript(id: String) -> Connector? { list.first { $0.id == id } }

  public func answering(_ intent: String) -> Connector? {
    list.first { !$0.isForPeople && $0.intents.contains(intent) }
  }

  /// What whoever asks has to name, of a connector or of the identity check (`identity.send`, `identity.check`), by
  /// slot; nil for what there is not.
  public func argumentNames(of name: String) -> [String]? {
    let needs =
      switch name {
      case "identity.send", "identity.check": identity?.needs
      default: self[name]?.needs
      }
    return needs?.map(\.slot.rawValue)
  }

  /// The requests that name a variable which is not set: this process cannot make them.
  public var problems: [FirmProblem] {
    let identity =
      identity.map { [("identity.send", $0.send), ("identity.check", $0.check)] } ?? []
    let model = languageModel.map { [("languageModel", $0.missing)] } ?? []
    let requests = (list.map { ($0.id, $0.request) } + identity).map { ($0, $1.missing) }
    return (requests + model).flatMap { id, missing in
      missing.map {
        FirmProblem(
          file: "connectors.yaml",
          message: "\(id) names the variable \($0), which is not set and has no default")
      }
    }
  }
}
