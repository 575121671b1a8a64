package import Firm
internal import Understanding
internal import Web

/// The bodies of edits of articles and canned replies, and what is checked of them beside what the firm's files allow.
package enum KnowledgeBodies {
  /// What the subject says from here on: exactly one of its last three, or the article or reply itself.
  package struct ArticleEdit: Decodable {
    package var commandId: String
    /// The revision that its author saw; 0 for none.
    package var basedOn: Int64
    package var change: ArticleChange

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: EditKey.self)
      commandId = try container.decode(String.self, forKey: .commandId)
      basedOn = try container.decode(Int64.self, forKey: .basedOn)
      change = try ArticleChange(from: decoder)
    }
  }

  package struct ArticleChange: Decodable {
    private var article: ArticleBody?
    private var withdrawn: Bool?
    private var asInFiles: Bool?
  }

  package struct ReplyEdit: Decodable {
    package var commandId: String
    package var basedOn: Int64
    private var reply: ReplyBody?
    private var withdrawn: Bool?
    private var asInFiles: Bool?
  }

  package struct Preview: Decodable {
    package var articleId: String
    package var questions: [String]
    package var change: ArticleChange

    private enum Key: String, CodingKey { case articleId, questions }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      articleId = try container.decode(String.self, forKey: .articleId)
      questions = try container.decode([String].self, forKey: .questions)
      change = try ArticleChange(from: decoder)
    }
  }

  private enum EditKey: String, CodingKey { case commandId, basedOn }

  struct ArticleBody: Decodable {
    struct Text: Decodable {
      var title: String
      var question: String
      var similar: [String]?
      var answer: String
    }

    struct ToPeople: Decodable {
      var reason: String?
      var queue: String?
    }

    var tags: [String]?
    var folder: String?
    var intent: String?
    var urgency: String?
    var escalation: ToPeople?
    /// By language.
    var texts: [String: Text]
  }

  struct ReplyBody: Decodable {
    var team: String?
    /// By language.
    var title: [String: String]
    var text: [String: String]
  }
}

extension KnowledgeBodies.ArticleChange {
  /// - Throws: 400, with all that is wrong.
  package func content(of id: String) throws -> EditedContent {
    switch (article, withdrawn ?? false, asInFiles ?? false) {
    case (let body?, false, false): .article(try body.article(id))
    case (nil, true, false): .withdrawn
    case (nil, false, true): .asInFiles
    default: throw Problem.badField("", "must have an article, or be withdrawn, or asInFiles")
    }
  }
}

extension KnowledgeBodies.ReplyEdit {
  /// - Throws: 400, with all that is wrong.
  package func content(of id: String) throws -> EditedContent {
    switch (reply, withdrawn ?? false, asInFiles ?? false) {
    case (let body?, false, false): .reply(try body.reply(id))
    case (nil, true, false): .withdrawn
    case (nil, false, true): .asInFiles
    default: throw Problem.badField("", "must have a reply, or be withdrawn, or asInFiles")
    }
  }
}

extension KnowledgeBodies.ArticleBody {
  fileprivate func article(_ id: String) throws -> Article {
    var texts: [ArticleText] = []
    for (name, text) in self.texts.sorted(by: { $0.key < $1.key }) {
      let pointer = "/article/texts/\(name.prefix(8))"
      guard let language = Language(rawValue: name), language != .other else {
        throw Problem.badField(pointer, "must be in en or zh")
      }
      texts.append(try text.text(language, pointer))
    }
    if let urgency, Urgency(name: urgency) == nil {
      throw Problem.badField("/article/urgency", "must be one of low, normal, high, critical")
    }
    let article = Article(
      id: id, tags: try (tags ?? []).map { try Field.text($0, "/article/tags") },
      folder: try Field.optionalText(folder, "/article/folder"),
      intent: try intent.map { try Field.text($0, "/article/intent") },
      urgency: urgency.flatMap { Urgency(name: $0) },
      escalation: escalation.map {
        Escalation(reason: $0.reason ?? EscalationReason.policyRequired.rawValue, queue: $0.queue)
      }, texts: texts)
    try Problem.refuse(article.objections, under: "/article")
    return article
  }
}

extension KnowledgeBodies.ArticleBody.Text {
  fileprivate func text(_ language: Language, _ pointer: String) throws -> ArticleText {
    ArticleText(
      language: language, title: try Field.text(title, "\(pointer)/title"),
      question: try Field.text(question, "\(pointer)/question"),
      similar: try (similar ?? []).enumerated().map {
        try Field.text($1, "\(pointer)/similar/\($0)")
      }, answer: try Field.text(answer, "\(pointer)/answer"))
  }
}

extension KnowledgeBodies.ReplyBody {
  fileprivate func reply(_ id: String) throws -> CannedReply {
    for (name, texts) in [("title", title), ("text", text)] {
      for (language, words) in texts.sorted(by: { $0.key < $1.key }) {
        _ = try Field.text(words, "/reply/\(name)/\(language.prefix(8))")
      }
    }
    let team = try Field.optionalText(team, "/reply/team", atMost: 64)
    let reply = CannedReply(
      id: id, title: Wording(title), text: Wording(text), team: team.isEmpty ? nil : team)
    try Problem.refuse(reply.objections, under: "/reply")
    return reply
  }
}

extension Problem {
  fileprivate static func refuse(_ objections: [Objection], under pointer: String) throws {
    guard !objections.isEmpty else { return }
    throw Problem.badRequest(
      objections.map { Problem.Field(pointer + $0.pointer, $0.message) })
  }
}
