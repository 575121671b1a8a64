/// What of a model counts in one part of a firm's knowledge, and the search over that part beside it.
struct ModelPart: Sendable {
  let knowledge: KnowledgeIndex
  private let classes: Int
  private let reject: Int?
  /// For each article of this part the place of its class; nil for one that was not learnt.
  private let places: [Int?]
  /// The classes that are out of the question here.
  private let excluded: [Int]

  init(_ knowledge: KnowledgeIndex, labels: [String]) {
    self.knowledge = knowledge
    classes = labels.count
    reject = labels.firstIndex(of: UnderstandingModel.outOfScope)
    var placeOfLabel: [String: Int] = [:]
    for (place, label) in labels.enumerated() where place != reject { placeOfLabel[label] = place }
    places = knowledge.articles.map { placeOfLabel[$0.id] }
    var isExcluded = [Bool](repeating: true, count: labels.count)
    if let reject { isExcluded[reject] = false }
    for case let place? in places { isExcluded[place] = false }
    excluded = labels.indices.filter { isExcluded[$0] }
  }

  func isLearnt(_ candidate: Candidate) -> Bool { places[Int(candidate.article)] != nil }

  func found(_ text: String, _ language: Language) -> [Candidate] {
    found(text, Units(text), language)
  }

  /// - Parameter units: those of the text.
  func found(_ text: String, _ units: Units, _ language: Language) -> [Candidate] {
    knowledge.candidates(
      Tokenizer.searched(text, units), language: language, limit: SearchEvidence.most)
  }

  /// Adds what was found to a model's scores, and takes out what is not in this part.
  func adjust(_ scores: inout [Float], by found: [Candidate], share: Float) {
    let evidence = found.compactMap { candidate in
      places[Int(candidate.article)].map {
        SearchEvidence(place: $0, confidence: candidate.confidence)
      }
    }
    evidence.add(to: &scores, share: share, classes: classes, reject: reject)
    for place in excluded { scores[place] = -.infinity }
  }
}
