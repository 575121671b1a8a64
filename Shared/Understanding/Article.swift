/// One entry of a firm's knowledge: a question in the words of customers, and the answer the firm stands by.
public struct Article: Sendable, Hashable, Identifiable {
  /// Unique within the firm's knowledge; stable, because records and links name it.
  public var id: String
  public var tags: [String]
  /// The folder it lies in, which says who may be told it; empty for everybody's.
  public var folder: String
  /// The intent that `turn.understood` names; the id of the article where nobody gave one.
  public var intent: String
  /// How urgent such a question is by its nature; nil leaves it to the customer's words.
  public var urgency: Urgency?
  /// Set where people must decide, however sure the bot is.
  public var escalation: Escalation?
  /// At most one for each language, ordered by language.
  public private(set) var texts: [ArticleText]

  public init(
    id: String, tags: [String] = [], folder: String = "", intent: String? = nil,
    urgency: Urgency? = nil, escalation: Escalation? = nil, texts: [ArticleText]
  ) {
    self.id = id
    self.tags = tags
    self.folder = folder
    self.intent = intent ?? id
    self.urgency = urgency
    self.escalation = escalation
    self.texts = texts.sorted { $0.language < $1.language }
  }

  /// Its titles, questions and similar questions in all languages, each once.
  public var wordings: [String] {
    var known: Set<String> = []
    return texts.flatMap { [$0.title, $0.question] + $0.similar }.filter {
      let folded = Normalizer.fold($0)
      return !folded.isEmpty && known.insert(folded).inserted
    }
  }

  /// The text in a language, else in the first language there is.
  public func text(in language: Language) -> ArticleText? {
    texts.first { $0.language == language } ?? texts.first
  }
}

/// An article in one language.
public struct ArticleText: Sendable, Hashable {
  public var language: Language
  public var title: String
  public var question: String
  /// Other wordings of the same question.
  public var similar: [String]
  public var answer: String

  public init(
    language: Language, title: String, question: String, similar: [String] = [], answer: String
  ) {
    self.language = language
    self.title = title
    self.question = question
    self.similar = similar
    self.answer = answer
  }
}

/// Why, and to whom, an article's question always goes.
public struct Escalation: Sendable, Hashable {
  /// One of the escalation reasons of the vocabulary, such as `policy_required`.
  public var reason: String
  /// The queue that takes it; nil leaves it to the firm's policy.
  public var queue: String?

  public init(reason: String = "policy_required", queue: String? = nil) {
    self.reason = reason
    self.queue = queue
  }
}
