/// All of a firm's knowledge, ready to search. A value: a changed folder makes a new index.
public struct KnowledgeIndex: Sendable {
  /// Ordered by id; of two with the same id the first given stays.
  public let articles: [Article]
  /// Names the content: equal for equal articles, whatever their order.
  public let version: String
  private let indexes: [LanguageIndex]

  public init(_ articles: [Article], bm25: BM25 = .standard) {
    var ordered: [Article] = []
    for article in articles.sorted(by: { $0.id < $1.id }) where article.id != ordered.last?.id {
      ordered.append(article)
    }
    var hash = ContentHash()
    for article in ordered { hash.combine(article) }
    self.articles = ordered
    version = hash.hexadecimal
    indexes = [Language.english, .chinese].map {
      LanguageIndex(language: $0, articles: ordered, bm25: bm25)
    }
  }

  /// The article with an id; nil if there is none.
  public func article(_ id: String) -> Article? {
    place(of: id).map { articles[$0] }
  }

  func place(of id: String) -> Int? {
    var low = 0
    var high = articles.count
    while low < high {
      let middle = (low + high) / 2
      if articles[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < articles.count && articles[low].id == id ? low : nil
  }

  /// The articles nearest to a message, best first; equals in the order of their ids.
  ///
  /// - Parameters:
  ///   - language: whose wordings to search; nil or `.other` searches all.
  ///   - limit: the most matches to return, none below 1.
  public func search(_ text: String, language: Language? = nil, limit: Int = 3) -> [Match] {
    search(normalized: Normalizer.fold(text), language: language, limit: limit)
  }

  func search(normalized: String, language: Language?, limit: Int) -> [Match] {
    candidates(normalized: normalized, language: language, limit: limit).map(match)
  }

  /// What `search` finds, before it is said with everything that belongs to it.
  func candidates(normalized: String, language: Language?, limit: Int) -> [Candidate] {
    candidates(Tokenizer.searched(normalized), language: language, limit: limit)
  }

  /// - Parameter units: see ``Tokenizer/searched(_:)``.
  func candidates(_ units: Units, language: Language?, limit: Int) -> [Candidate] {
    guard limit > 0, !units.isEmpty else { return [] }
    var found: [Candidate] = []
    for index in indexes where language == nil || language == .other || language == index.language {
      let candidates = index.candidates(units, limit: limit)
      if found.isEmpty {
        found = candidates
      } else {
        for candidate in candidates { keepBetter(candidate, in: &found) }
      }
    }
    found.sort(by: Candidate.isBetter)
    return Array(found.prefix(limit))
  }

  func match(_ candidate: Candidate) -> Match {
    Match(
      article: articles[Int(candidate.article)], confidence: candidate.confidence,
      wording: wording(of: candidate), language: candidate.language, evidence: candidate.evidence)
  }

  private func wording(of candidate: Candidate) -> String {
    let index = indexes.first { $0.language == candidate.language }
    return index?.wordings[Int(candidate.document)] ?? ""
  }

  private func keepBetter(_ candidate: Candidate, in found: inout [Candidate]) {
    guard let place = found.firstIndex(where: { $0.article == candidate.article }) else {
      found.append(candidate)
      return
    }
    if Candidate.isBetter(candidate, found[place]) { found[place] = candidate }
  }
}
