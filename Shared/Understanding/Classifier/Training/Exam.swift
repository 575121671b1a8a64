/// Messages that nothing was learnt from, read by model and search together, each in its folder.
struct Exam {
  /// How many of them are about an article; they come first.
  let inScope: Int
  private let messages: [TrainingExample]
  private let classes: LinearModel
  private let share: Float
  private let parts: [String: ModelPart]
  private let folders: [String]

  /// - Parameter messages: whose labels are articles' ids; those of no article are beside the point.
  init(
    _ messages: [TrainingExample], _ articles: [Article], _ classes: LinearModel,
    searchShare share: Float
  ) {
    let folderOfArticle = Dictionary(
      articles.map { ($0.id, $0.folder) }, uniquingKeysWith: { first, _ in first })
    let known = messages.filter { folderOfArticle[$0.label] != nil }
    inScope = known.count
    self.messages =
      known.map { message in
        var message = message
        message.folder = folderOfArticle[message.label] ?? ""
        return message
      } + messages.filter { folderOfArticle[$0.label] == nil }
    self.classes = classes
    self.share = share
    let named = articles.map(\.folder).folderNames
    folders = named.isEmpty ? [""] : named
    var parts: [String: ModelPart] = [:]
    for folder in folders {
      let part = articles.filter { $0.folder == folder || $0.folder.isEmpty }
      parts[folder] = ModelPart(KnowledgeIndex(part), labels: classes.labels)
    }
    self.parts = parts
  }

  func judged(_ workforce: any Workforce) -> [JudgedRanking] {
    workforce.map(messages.count) { judge(messages[$0], $0) }
  }

  private func judge(_ message: TrainingExample, _ place: Int) -> JudgedRanking {
    let text = Normalizer.fold(message.text)
    let part = parts[message.folder] ?? parts[folders[place % folders.count]]
    var workplace = Workplace()
    workplace.extractor.read(text)
    workplace.score(classes)
    if let part {
      let found = part.found(text, LanguageGuess.language(ofNormalized: text))
      part.adjust(&workplace.scores, by: found, share: share)
    }
    let reject = classes.labels.firstIndex(of: UnderstandingModel.outOfScope)
    let right = classes.labels.firstIndex(of: message.label) ?? reject ?? -1
    return JudgedRanking(
      Ranking(workplace.scores, classes: classes.labels.count, reject: reject), right: right)
  }
}
