import BotPreview
import Conversation
import DeskCore
import DeskDoor
import Firm
import HTTPTypes
import Hummingbird
import Understanding
import Web

/// The knowledge base: searched by everybody, edited by who leads, with a preview of what the bot would now say.
struct KnowledgeRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/knowledge/search") { request, _ in try await search(request) }
    router.get("/v1/knowledge/articles") { request, _ in try await articles(request) }
    router.get("/v1/knowledge/articles/:article") { try await article($0, $1) }
    router.post("/v1/knowledge/articles/:article") { try await edit($0, $1) }
    router.post("/v1/knowledge/preview") { request, _ in try await preview(request) }
  }

  private func index() throws -> KnowledgeIndex {
    guard let index = desk.knowledge.index else {
      throw Problem(.serviceUnavailable, detail: "The knowledge base could not be read.")
    }
    return index
  }

  private struct Found: Encodable, Sendable {
    var articleId: String
    var title: String
    var question: String
    var answer: String
    var language: String
    var tags: [String]
    var score: Double
  }

  private func search(_ request: Request) async throws -> Response {
    _ = try await desk.person(request)
    let limit = try request.query("limit", in: 1...50, default: 10)
    let found = try index().search(try text(request), language: nil, limit: limit)
      .compactMap { match -> Found? in
        guard let text = match.article.text(in: match.language) else { return nil }
        return Found(
          articleId: match.article.id, title: text.title, question: text.question,
          answer: text.answer, language: text.language.rawValue, tags: match.article.tags,
          score: match.confidence)
      }
    return try .json(Page(items: found))
  }

  private func text(_ request: Request) throws -> String {
    let text = request.query("q") ?? ""
    guard text.utf8.count <= 1_000 else { throw Problem.badField("?q", "is too long") }
    return text
  }

  private struct Listed: Encodable, Sendable {
    var articleId: String
    var folder: String
    /// By language.
    var title: [String: String]
    /// The last edit of it; nil where the files say it.
    var edited: RevisionView?
  }

  /// Those that are told, and those of the files that are withdrawn; with `?q=` those in whose wordings it stands.
  private func articles(_ request: Request) async throws -> Response {
    _ = try await desk.person(request, atLeast: .supervisor)
    let now = try index()
    let edits = desk.knowledge.edits
    let withdrawn = (desk.knowledge.inFiles?.articles ?? []).filter { now.article($0.id) == nil }
    let wanted = Normalizer.fold(try text(request))
    let all = (now.articles + withdrawn).filter { article in
      wanted.isEmpty || article.id.contains(wanted)
        || article.wordings.contains { Normalizer.fold($0).contains(wanted) }
    }
    let items = all.map { article in
      let subject = KnowledgeEdits.Subject.article(article.id)
      return Listed(
        articleId: article.id, folder: article.folder,
        title: article.texts.reduce(into: [:]) { $0[$1.language.rawValue] = $1.title },
        edited: edits.content(of: subject) == nil
          ? nil : edits.history(of: subject).first.map { RevisionView($0) })
    }
    return try .json(try PageRequest(request).page(of: items) { $0.articleId })
  }

  private func article(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await desk.person(request, atLeast: .supervisor)
    let id = try articleID(context)
    let (now, inFiles) = (try index().article(id), desk.knowledge.inFiles?.article(id))
    let edits = desk.knowledge.edits
    let subject = KnowledgeEdits.Subject.article(id)
    guard now != nil || inFiles != nil || edits.number(of: subject) > 0 else {
      throw Problem.notFound("There is no such article.")
    }
    return try .json(
      SubjectView(
        id, of: subject, edits, now: now.map { ArticleView($0) },
        inFiles: inFiles.map { ArticleView($0) }))
  }

  private func articleID(_ context: WebContext) throws -> String {
    let id = context.parameters.get("article") ?? ""
    guard id.isIdentifier else { throw Problem.notFound("There is no such article.") }
    return id
  }

  private func edit(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request, atLeast: .supervisor)
    let body = try await request.json(KnowledgeBodies.ArticleEdit.self)
    let id = try articleID(context)
    let content = try body.change.content(of: id)
    try desk.check(content)
    let answer = try await desk.edit(
      .article(id), content, basedOn: try Field.count(body.basedOn, "/basedOn"), by: person,
      commandID: try Field.command(body.commandId), traceparent: request.trace)
    return try .json(answer)
  }

  private struct Previewed: Encodable, Sendable {
    var question: String
    var now: SaidView
    var then: SaidView
  }

  private static let mostQuestions = 50

  /// What the bot says to questions now, and what it would say with the change.
  private func preview(_ request: Request) async throws -> Response {
    _ = try await desk.person(request, atLeast: .supervisor)
    let body = try await request.json(KnowledgeBodies.Preview.self)
    guard body.articleId.isIdentifier else { throw Problem.badField("/articleId", "is no id") }
    guard (1...Self.mostQuestions).contains(body.questions.count) else {
      throw Problem.badField("/questions", "must be 1 to \(Self.mostQuestions)")
    }
    let questions = try body.questions.enumerated().map {
      try Field.text($1, "/questions/\($0)", atMost: 2_000)
    }
    let content = try body.change.content(of: body.articleId)
    try desk.check(content)
    let edit = try change(of: body.articleId, to: content)
    let names = desk.names(for: request)
    return try .json(
      Page(items: questions.map { edit.previewed($0, names) }))
  }

  private func change(of id: String, to content: EditedContent) throws -> Change {
    let now = try index()
    let inFiles = desk.knowledge.inFiles?.article(id)
    let article: Article? =
      switch content {
      case .article(let article): article
      case .asInFiles: inFiles
      case .withdrawn, .reply: nil
      }
    let then = now.articles.filter { $0.id != id } + [article].compactMap { $0 }
    let firm = desk.firm.current
    let folder = (article ?? now.article(id) ?? inFiles)?.folder ?? ""
    return Change(
      now: desk.knowledge.preview(now.articles, firm), then: desk.knowledge.preview(then, firm),
      gateway: firm.gateways.list.first { $0.knowledge.contains(folder) }, at: .current)
  }

  private struct Change {
    var now: BotPreview
    var then: BotPreview
    /// One whose customers are told the article.
    var gateway: Gateway?
    var at: Timestamp

    func previewed(_ question: String, _ names: Names) -> Previewed {
      Previewed(
        question: question,
        now: SaidView(now.reading(of: question, through: gateway, at: at), names),
        then: SaidView(then.reading(of: question, through: gateway, at: at), names))
    }
  }
}
