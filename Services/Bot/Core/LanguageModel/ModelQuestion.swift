internal import Conversation

/// What a language model is asked about one message: the customer's words, and what the search found for them.
public struct ModelQuestion: Sendable, Equatable {
  /// An article's answer.
  public struct Passage: Sendable, Equatable {
    public var articleID: String
    public var title: String
    public var text: String

    public init(articleID: String, title: String, text: String) {
      self.articleID = articleID
      self.title = title
      self.text = text
    }
  }

  /// As the customer wrote it: who sends it masks it.
  public var text: String
  /// The one to answer in.
  public var language: ReplyLanguage
  /// The best first, no article twice; articles that are for people are not among them.
  public var passages: [Passage]

  public init(text: String, language: ReplyLanguage, passages: [Passage]) {
    self.text = text
    self.language = language
    self.passages = passages
  }

  init(text: String, language: ReplyLanguage, found: [ArticleMatch]) {
    var passages: [Passage] = []
    for match in found
    where !match.answer.isEmpty && !passages.contains(where: { $0.articleID == match.articleID }) {
      passages.append(
        Passage(articleID: match.articleID, title: match.title, text: match.answer))
    }
    self.init(text: text, language: language, passages: passages)
  }

  func passage(_ article: String) -> Passage? { passages.first { $0.articleID == article } }
}
