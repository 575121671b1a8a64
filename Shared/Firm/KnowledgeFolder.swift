public import Foundation
public import Understanding

/// A folder of knowledge: every `.yaml` file in it and in its subfolders, each with a list `articles`.
///
/// An article belongs to the subfolder that its file lies in, however deep; one of a file beside the subfolders is
/// everybody's.
public enum KnowledgeFolder {
  /// The longest answer in UTF-8 bytes: what the bot found must fit into one record with it.
  public static let answerLimit = 3_000

  /// All articles, in the order of the files' paths.
  ///
  /// - Throws: everything that is wrong, in all files at once.
  public static func load(_ folder: URL) throws(FirmProblems) -> [Article] {
    let problems = ProblemList()
    let files = files(in: folder)
    if files.isEmpty {
      problems.report(
        "there is no .yaml file in it",
        at: Place(file: folder.lastPathComponent, line: nil, path: ""))
    }
    var articles: [Article] = []
    var places: [String: Place] = [:]
    for path in files {
      Document(url: folder.appending(path: path)).read(required: true, problems) { section in
        let place = section.place(of: "articles")
        let subfolder = subfolder(of: path)
        for article in section.each("articles", { $0.article(in: subfolder) }) {
          if let first = places[article.id] {
            problems.report("the article \"\(article.id)\" is also in \(first.file)", at: place)
          }
          places[article.id] = place
          articles.append(article)
        }
        return ()
      }
    }
    guard problems.problems.isEmpty else { throw FirmProblems(problems.problems) }
    return articles
  }

  /// Keeps an index of a folder fresh: a change is seen within `interval`, a broken file leaves the last good index.
  public static func watch(
    _ folder: URL, every interval: Duration = .seconds(1),
    report: @escaping @Sendable (HotReload<KnowledgeIndex>.Outcome) -> Void = { _ in }
  ) throws -> HotReload<KnowledgeIndex> {
    try HotReload(watching: [folder], every: interval, report: report) {
      KnowledgeIndex(try load(folder))
    }
  }

  /// The paths below the folder.
  private static func files(in folder: URL) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder.path)
    return (names?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .sorted()
  }

  private static func subfolder(of path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : ""
  }
}

extension Section {
  func article(in folder: String) -> Article? {
    let titles = child("title") { section in
      Language.spoken.reduce(into: [:]) { $0[$1] = section.optionalText($1.rawValue) }
    }
    let texts = Language.spoken.compactMap { language in
      child(language.rawValue) { $0.articleText(language, title: titles?[language]) }
    }
    if texts.isEmpty { report("en", "an article needs a text in en or zh") }
    let urgency = urgency()
    let escalation = child("escalate") { $0.escalation() }
    let tags = self.texts("tags")
    let intent = optionalText("intent")
    guard let id = identifier() else { return nil }
    return Article(
      id: id, tags: tags, folder: folder, intent: intent, urgency: urgency,
      escalation: escalation, texts: texts)
  }

  private func urgency() -> Urgency? {
    guard let name = optionalText("urgency") else { return nil }
    guard let urgency = Urgency(name: name) else {
      report("urgency", "\"\(name)\" must be one of low, normal, high, critical")
      return nil
    }
    return urgency
  }

  private func escalation() -> Escalation {
    let reason = choice("reason", default: EscalationReason.policyRequired)
    return Escalation(reason: reason.rawValue, queue: optionalText("queue"))
  }

  private func articleText(_ language: Language, title: String?) -> ArticleText? {
    let similar = texts("similar")
    guard let question = text("question"), let answer = text("answer") else { return nil }
    if answer.utf8.count > KnowledgeFolder.answerLimit {
      report("answer", "must be at most \(KnowledgeFolder.answerLimit) bytes long")
    }
    return ArticleText(
      language: language, title: title ?? question, question: question, similar: similar,
      answer: answer)
  }
}

extension Language {
  /// Those that knowledge is written in.
  fileprivate static let spoken: [Language] = [.english, .chinese]
}
