/// Searches a firm's articles as if the wordings of an example's part had never been written.
struct HeldOutSearch: Sendable {
  private let texts: [String]
  private let folds: Folds
  /// By the id of the article.
  private let places: [String: Int]
  /// By folder, one for each part.
  private let indexes: [String: [KnowledgeIndex]]

  init(_ articles: [Article], _ examples: [TrainingExample], _ folds: Folds, labels: [String]) {
    texts = examples.map { Normalizer.fold($0.text) }
    self.folds = folds
    places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    var heldOut = [Set<Wording>](repeating: [], count: folds.count)
    for (place, example) in examples.enumerated() {
      heldOut[folds[place]].insert(Wording(article: example.label, text: texts[place]))
    }
    var indexes: [String: [KnowledgeIndex]] = [:]
    let folders = articles.map(\.folder).folderNames
    for folder in folders.isEmpty ? [""] : folders {
      let part = articles.filter { $0.folder == folder || $0.folder.isEmpty }
      indexes[folder] = heldOut.map { left in KnowledgeIndex(part.map { $0.without(left) }) }
    }
    self.indexes = indexes
  }

  /// What is found for the example at this place, in its folder.
  func evidence(for place: Int, in folder: String) -> [SearchEvidence] {
    guard let index = indexes[folder]?[folds[place]] else { return [] }
    let text = texts[place]
    let language = LanguageGuess.language(ofNormalized: text)
    return index.search(normalized: text, language: language, limit: SearchEvidence.most)
      .compactMap { match in
        places[match.article.id].map { SearchEvidence(place: $0, confidence: match.confidence) }
      }
  }
}

/// A wording of an article, normalised.
struct Wording: Hashable, Sendable {
  var article: String
  var text: String
}

extension Article {
  /// The same without these wordings.
  fileprivate func without(_ wordings: Set<Wording>) -> Article {
    func isKept(_ text: String) -> Bool {
      !wordings.contains(Wording(article: id, text: Normalizer.fold(text)))
    }
    return Article(
      id: id, tags: tags, folder: folder, intent: intent, urgency: urgency,
      escalation: escalation,
      texts: texts.map { text in
        ArticleText(
          language: text.language, title: isKept(text.title) ? text.title : "",
          question: isKept(text.question) ? text.question : "",
          similar: text.similar.filter(isKept), answer: text.answer)
      })
  }
}
