/// The searchable wordings of all articles in one language.
///
/// A wording (the question or a similar one) is a document, and so is the whole of an article's text, whose answer
/// carries words that no wording has. Postings lie in one flat array, by term.
struct LanguageIndex: Sendable {
  let language: Language
  private(set) var documents: [Document] = []
  private var vocabulary = Vocabulary()
  /// For each term: its weight, and where its postings begin.
  private var weights: [Double] = []
  private var starts: [Int32] = []
  private var postings: [Posting] = []
  private var unknownWeight = 0.0

  struct Document: Sendable {
    /// Position in the knowledge's articles.
    var article: Int32
    /// The wording as written; nil for the whole article.
    var wording: String?
    /// The weights of its terms in all, and its BM25 score for itself.
    var mass = 0.0
    var selfScore = 0.0
  }

  struct Posting: Sendable {
    var document: Int32
    var score: Double
    /// How much of the term's weight counts as shared: all, but for a term of the answer alone.
    var share: Double
  }

  init(language: Language, articles: [Article], bm25: BM25) {
    self.language = language
    var counts: [[TermCount]] = []
    for (position, article) in articles.enumerated() {
      guard let text = article.texts.first(where: { $0.language == language }) else { continue }
      add(text, article: Int32(position), to: &counts)
    }
    weigh(counts, articleCount: Set(documents.map(\.article)).count, bm25: bm25)
    vocabulary.learnSlips()
  }

  // MARK: - Building

  private struct TermCount {
    var term: Int32
    var count: Int
    var share = 1.0
  }

  private mutating func add(
    _ text: ArticleText, article: Int32, to counts: inout [[TermCount]]
  ) {
    var whole: [String] = Tokenizer.terms(Normalizer.fold(text.title))
    var seen: Set<String> = []
    for wording in [text.question] + text.similar {
      let folded = Normalizer.fold(wording)
      let terms = Tokenizer.terms(folded)
      whole += terms
      guard !terms.isEmpty, seen.insert(folded).inserted else { continue }
      documents.append(Document(article: article, wording: wording))
      counts.append(count(terms))
    }
    documents.append(Document(article: article, wording: nil))
    counts.append(count(whole, then: Tokenizer.terms(Normalizer.fold(text.answer))))
  }

  /// What an answer says in passing is seldom what it is asked for.
  private static let answerShare = 0.4

  private mutating func count(_ terms: [String], then answer: [String] = []) -> [TermCount] {
    var counted: [TermCount] = []
    var places: [Int32: Int] = [:]
    for (position, term) in (terms + answer).enumerated() {
      let share = position < terms.count ? 1 : Self.answerShare
      let number = vocabulary.number(adding: term)
      if Int(number) == weights.count {
        weights.append(FunctionWords.contains(term) ? Self.functionWordShare : Self.share(of: term))
      }
      if let place = places[number] {
        counted[place].count += 1
      } else {
        places[number] = counted.count
        counted.append(TermCount(term: number, count: 1, share: share))
      }
    }
    return counted
  }

  private static let functionWordShare = 0.2

  /// A single Chinese character says less than a pair; a word says all.
  private static func share(of term: String) -> Double {
    guard let first = term.unicodeScalars.first, Script.isUnspaced(first) else { return 1 }
    return term.unicodeScalars.dropFirst().isEmpty ? 0.5 : 0.75
  }

  private mutating func weigh(_ counts: [[TermCount]], articleCount: Int, bm25: BM25) {
    weighTerms(counts, articleCount: articleCount, bm25: bm25)
    let meanWording = meanLength(counts) { $0.wording != nil }
    let meanWhole = meanLength(counts) { $0.wording == nil }
    var byTerm = [[Posting]](repeating: [], count: weights.count)
    for (number, terms) in counts.enumerated() {
      let length = terms.reduce(0) { $0 + $1.count }
      let mean = documents[number].wording == nil ? meanWhole : meanWording
      for term in terms {
        let weight = weights[Int(term.term)]
        let score = weight * bm25.saturation(count: term.count, length: length, meanLength: mean)
        byTerm[Int(term.term)].append(
          Posting(document: Int32(number), score: score, share: term.share))
        documents[number].mass += weight
        documents[number].selfScore += score
      }
    }
    for list in byTerm {
      starts.append(Int32(postings.count))
      postings += list
    }
    starts.append(Int32(postings.count))
  }

  /// A term's rarity is counted in articles, so that an article with many wordings doesn't cheapen its own words.
  private mutating func weighTerms(_ counts: [[TermCount]], articleCount: Int, bm25: BM25) {
    var holders = [Int](repeating: 0, count: weights.count)
    var lastHolder = [Int32](repeating: -1, count: weights.count)
    for (number, terms) in counts.enumerated() {
      let article = documents[number].article
      for term in terms where lastHolder[Int(term.term)] != article {
        lastHolder[Int(term.term)] = article
        holders[Int(term.term)] += 1
      }
    }
    for term in weights.indices {
      weights[term] *= bm25.inverseFrequency(holders: holders[term], total: articleCount)
    }
    unknownWeight = bm25.inverseFrequency(holders: 0, total: articleCount)
  }

  private func meanLength(_ counts: [[TermCount]], where matches: (Document) -> Bool) -> Double {
    var total = 0
    var number = 0
    for (document, terms) in zip(documents, counts) where matches(document) {
      total += terms.reduce(0) { $0 + $1.count }
      number += 1
    }
    return number == 0 ? 0 : Double(total) / Double(number)
  }

  // MARK: - Searching

  /// What a message's terms weigh here, and which of them are known.
  func query(_ terms: [String]) -> Query {
    var query = Query()
    for term in terms {
      let share = FunctionWords.contains(term) ? Self.functionWordShare : Self.share(of: term)
      if let number = vocabulary.number(of: term) {
        query.add(number, weight: weights[Int(number)], trust: 1)
      } else if let number = vocabulary.number(meantBy: term) {
        query.add(number, weight: weights[Int(number)], trust: 0.8)
      } else {
        query.addUnknown(term, weight: unknownWeight * share)
      }
    }
    return query
  }

  func postings(of term: Int32) -> ArraySlice<Posting> {
    postings[Int(starts[Int(term)])..<Int(starts[Int(term) + 1])]
  }
}
