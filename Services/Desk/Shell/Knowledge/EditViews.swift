import BotPreview
import Conversation
import DeskCore
import Firm
import Understanding

/// An article as JSON has it.
struct ArticleView: Encodable, Sendable {
  struct Text: Encodable, Sendable {
    var title: String
    var question: String
    var similar: [String]
    var answer: String
  }

  struct EscalationView: Encodable, Sendable {
    var reason: String
    var queue: String?
  }

  var tags: [String]
  var folder: String
  var intent: String
  var urgency: String?
  var escalation: EscalationView?
  var texts: [String: Text]

  init(_ article: Article) {
    tags = article.tags
    folder = article.folder
    intent = article.intent
    urgency = article.urgency?.name
    escalation = article.escalation.map { EscalationView(reason: $0.reason, queue: $0.queue) }
    texts = article.texts.reduce(into: [:]) {
      $0[$1.language.rawValue] = Text(
        title: $1.title, question: $1.question, similar: $1.similar, answer: $1.answer)
    }
  }
}

/// A canned reply as JSON has it.
struct ReplyView: Encodable, Sendable {
  var id: String
  var title: [String: String]
  var text: [String: String]
  var team: String?
  /// The last edit of it, where somebody who leads asks; nil where the files say it.
  var edited: RevisionView?

  init(_ reply: CannedReply) {
    id = reply.id
    title = reply.title.texts
    text = reply.text.texts
    team = reply.team
  }
}

/// One edit that counted.
struct RevisionView: Encodable, Sendable {
  var revision: Int64
  var by: AuthorName
  var at: String
  /// `changed`, `withdrawn` or `asInFiles`.
  var kind: String

  struct AuthorName: Encodable, Sendable {
    var id: String
    var name: String
  }

  init(_ revision: KnowledgeEdits.Revision) {
    self.revision = revision.number
    by = AuthorName(id: revision.authorID, name: revision.authorName)
    at = revision.at.rfc3339
    kind =
      switch revision.content {
      case .asInFiles: "asInFiles"
      case .withdrawn: "withdrawn"
      case .article, .reply: "changed"
      }
  }
}

/// An article or reply with all that an edit of it needs.
struct SubjectView<Content: Encodable & Sendable>: Encodable, Sendable {
  var id: String
  /// What an edit has to name; 0 where nobody has edited it.
  var revision: Int64
  /// As it is told now; nil where it is withdrawn, or there is none.
  var now: Content?
  /// As the firm's files have it; nil where they don't.
  var inFiles: Content?
  /// The latest first.
  var history: [RevisionView]

  init(
    _ id: String, of subject: KnowledgeEdits.Subject, _ edits: KnowledgeEdits, now: Content?,
    inFiles: Content?
  ) {
    self.id = id
    self.now = now
    self.inFiles = inFiles
    revision = edits.number(of: subject)
    history = edits.history(of: subject).map { RevisionView($0) }
  }
}

/// What the bot says to one question, as JSON has it.
struct SaidView: Encodable, Sendable, Equatable {
  /// `answers`, `asksBack`, `handsOver`, `looksUp` or `nothing`.
  var kind: String
  /// What the customer reads, where it says something.
  var text: String?
  /// The questions that it offers.
  var offers: [String]
  var reason: String?
  var queue: String?
  var queueName: String?
  /// What it asks before it answers.
  var connector: String?
  var articleId: String?
  var title: String?
  var confidence: Double
  var language: String

  init(_ reading: BotPreview.Reading, _ names: Names) {
    articleId = reading.article
    title = reading.title
    confidence = reading.confidence
    language = reading.language
    offers = []
    switch reading.said {
    case .answers(let text): (kind, self.text) = ("answers", text)
    case .asksBack(let text, let offers):
      (kind, self.text, self.offers) = ("asksBack", text, offers)
    case .handsOver(let reason, let queue, let guidance):
      kind = "handsOver"
      text = guidance.isEmpty ? nil : guidance
      self.reason = reason.name
      self.queue = queue
      queueName = names.queue(queue)
    case .looksUp(let connector): (kind, self.connector) = ("looksUp", connector)
    case .nothing: kind = "nothing"
    }
  }
}
