/// What of a model counts in one part of a firm's knowledge, and the search over that part beside it.
struct ModelPart: Sendable {
  let knowledge: KnowledgeIndex
  private let classes: Int
  private let reject: Int?
  /// The classes of articles that are in this part, by their ids.
  private let places: [String: Int]
  /// The classes that are out of the question here.
  private let excluded: [Int]

  init(_ knowledge: KnowledgeIndex, labels: [String]) {
    self.knowledge = knowledge
    classes = labels.count
    reject = labels.firstIndex(of: UnderstandingModel.outOfScope)
    var places: [String: Int] = [:]
    var excluded: [Int] = []
    for (place, label) in labels.enumerated() where place != reject {
      if knowledge.article(label) != nil { places[label] = place } else { excluded.append(place) }
    }
    self.places = places
    self.excluded = excluded
  }

  func isLearnt(_ article: Article) -> Bool { places[article.id] != nil }

  func found(_ text: String, _ language: Language) -> [Match] {
    knowledge.search(normalized: text, language: language, limit: SearchEvidence.most)
  }

  /// Adds what was found to a model's scores, and takes out what is not in this part.
  func adjust(_ scores: inout [Float], by found: [Match], share: Float) {
    let evidence = found.compactMap { match in
      places[match.article.id].map { SearchEvidence(place: $0, confidence: match.confidence) }
    }
    evidence.add(to: &scores, share: share, classes: classes, reject: reject)
    for place in excluded { scores[place] = -.infinity }
  }
}
