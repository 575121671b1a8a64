public import Conversation
public import Understanding

/// What an article or a canned reply says by an edit.
public enum EditedContent: Sendable, Equatable {
  /// What the firm's files say: the edits before it are taken back.
  case asInFiles
  /// It is there no more, whatever the files say.
  case withdrawn
  case article(Article)
  case reply(CannedReply)

  /// Nil for what is no article or reply: the same bounds as those of the files, so that what the bot found fits into one
  /// record.
  init?(_ edited: KnowledgeEdited) {
    if edited.withdrawn {
      self = .withdrawn
    } else if edited.hasArticle, edited.kind == .article {
      guard let article = Article(edited.article, id: edited.id), article.objections.isEmpty else {
        return nil
      }
      self = .article(article)
    } else if edited.hasReply, edited.kind == .reply {
      let reply = CannedReply(edited.reply, id: edited.id)
      guard reply.objections.isEmpty else { return nil }
      self = .reply(reply)
    } else {
      guard !edited.hasArticle, !edited.hasReply else { return nil }
      self = .asInFiles
    }
  }
}

extension KnowledgeEdited {
  /// What an edit says, without who says it and on top of what.
  public init(_ content: EditedContent, of subject: KnowledgeEdits.Subject) {
    self.init()
    switch subject {
    case .article(let id): (kind, self.id) = (.article, id)
    case .reply(let id): (kind, self.id) = (.reply, id)
    }
    switch content {
    case .asInFiles: break
    case .withdrawn: withdrawn = true
    case .article(let article): self.article = EditedArticle(article)
    case .reply(let reply): self.reply = EditedReply(reply)
    }
  }
}

extension EditedArticle {
  fileprivate init(_ article: Article) {
    self.init()
    tags = article.tags
    folder = article.folder
    intent = article.intent == article.id ? "" : article.intent
    urgency = article.urgency?.name ?? ""
    escalationReason = article.escalation?.reason ?? ""
    escalationQueue = article.escalation?.queue ?? ""
    texts = article.texts.map { text in
      var edited = EditedText()
      edited.language = text.language.rawValue
      edited.title = text.title
      edited.question = text.question
      edited.similar = text.similar
      edited.answer = text.answer
      return edited
    }
  }
}

extension Article {
  /// Nil where a word of it is none of those that it may be.
  fileprivate init?(_ edited: EditedArticle, id: String) {
    let urgency = Understanding.Urgency(name: edited.urgency)
    guard edited.urgency.isEmpty || urgency != nil else { return nil }
    let languages = edited.texts.map { Language(rawValue: $0.language) }
    guard Set(languages).count == languages.count, !languages.contains(nil) else { return nil }
    self.init(
      id: id, tags: edited.tags, folder: edited.folder,
      intent: edited.intent.isEmpty ? nil : edited.intent, urgency: urgency,
      escalation: edited.escalationReason.isEmpty
        ? nil
        : Escalation(
          reason: edited.escalationReason,
          queue: edited.escalationQueue.isEmpty ? nil : edited.escalationQueue),
      texts: zip(edited.texts, languages).compactMap { text, language in
        language.map {
          ArticleText(
            language: $0, title: text.title, question: text.question, similar: text.similar,
            answer: text.answer)
        }
      })
  }
}

extension EditedReply {
  fileprivate init(_ reply: CannedReply) {
    self.init()
    team = reply.team ?? ""
    title = Self.wordings(reply.title)
    text = Self.wordings(reply.text)
  }

  private static func wordings(_ wording: Wording) -> [EditedWording] {
    wording.texts.sorted { $0.key < $1.key }.map { language, text in
      var edited = EditedWording()
      edited.language = language
      edited.text = text
      return edited
    }
  }
}

extension CannedReply {
  fileprivate init(_ edited: EditedReply, id: String) {
    func wording(_ texts: [EditedWording]) -> Wording {
      Wording(texts.reduce(into: [:]) { $0[$1.language] = $1.text })
    }
    self.init(
      id: id, title: wording(edited.title), text: wording(edited.text),
      team: edited.team.isEmpty ? nil : edited.team)
  }
}
