public import Lookups

/// What can be found out for customers, as far as decisions hang on it.
public struct LookupPolicy: Sendable, Equatable {
  /// What the bot says around a lookup, with fields of the answer.
  public struct Template: Sendable, Equatable {
    public var english: AnswerTemplate
    public var chinese: AnswerTemplate

    public init(_ english: AnswerTemplate, _ chinese: AnswerTemplate) {
      self.english = english
      self.chinese = chinese
    }

    /// Nil where the answer lacks a field that it cannot be said without.
    func text(
      _ fields: LookupFields, named: [String: String], words: [String: [String: String]] = [:],
      _ language: ReplyLanguage
    ) -> String? {
      let words = words[language.rawValue] ?? words["en"] ?? [:]
      return switch language {
      case .english: english.text(fields, named: named, words: words, .english)
      case .chinese: chinese.text(fields, named: named, words: words, .chinese)
      }
    }
  }

  /// Something that the customer has to name, by the slot that it is found as.
  public struct Need: Sendable, Equatable {
    public var slot: String
    public var ask: BotWords.Line

    public init(slot: String, ask: BotWords.Line) {
      self.slot = slot
      self.ask = ask
    }
  }

  /// One system that is asked.
  public struct Connector: Sendable, Equatable {
    public var id: String
    public var title: BotWords.Line
    public var needs: [Need]
    public var needsVerified: Bool
    public var answer: Template
    public var notFound: Template
    public var failure: BotWords.Line
    /// Words for values of fields, by language and value.
    public var words: [String: [String: String]]

    public init(
      id: String, title: BotWords.Line, needs: [Need], needsVerified: Bool, answer: Template,
      notFound: Template, failure: BotWords.Line, words: [String: [String: String]] = [:]
    ) {
      self.id = id
      self.title = title
      self.needs = needs
      self.needsVerified = needsVerified
      self.answer = answer
      self.notFound = notFound
      self.failure = failure
      self.words = words
    }
  }

  /// How customers show who they are by a one-time code.
  public struct Identity: Sendable, Equatable {
    public var needs: [Need]
    public var sent: Template
    public var unknown: BotWords.Line
    public var wrong: BotWords.Line
    public var failure: BotWords.Line
    /// So many wrong codes, or codes sent, in a session, and people take over; 1 and more.
    public var tries: Int

    public init(
      needs: [Need], sent: Template, unknown: BotWords.Line, wrong: BotWords.Line,
      failure: BotWords.Line, tries: Int
    ) {
      self.needs = needs
      self.sent = sent
      self.unknown = unknown
      self.wrong = wrong
      self.failure = failure
      self.tries = tries
    }
  }

  public var connectors: [Connector]
  /// Nil where only gateways know customers.
  public var identity: Identity?
  /// Nil where none is asked.
  public var languageModel: LanguageModelPolicy?

  public init(
    _ connectors: [Connector] = [], identity: Identity? = nil,
    languageModel: LanguageModelPolicy? = nil
  ) {
    self.connectors = connectors
    self.identity = identity
    self.languageModel = languageModel
  }

  /// Whether nobody outside is ever asked.
  var isEmpty: Bool { connectors.isEmpty && languageModel == nil }

  func connector(_ id: String) -> Connector? { connectors.first { $0.id == id } }
}
