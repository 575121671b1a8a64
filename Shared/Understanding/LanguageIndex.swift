/// The searchable wordings of all articles in one language.
///
/// A wording (the question or a similar one) is a document, and so is the whole of an article's text, whose answer
/// carries words that no wording has. Postings lie in one flat array, by term.
struct LanguageIndex: Sendable {
  let language: Language
  private(set) var documents: [Document] = []
  /// For each document the weights of its terms in all.
  private(set) var masses: [Double] = []
  /// For each document its wording as written; empty for a whole article.
  private(set) var wordings: [String] = []
  private(set) var shelves: [Shelf] = []
  private var vocabulary = Vocabulary()
  /// For each word that stands in the knowledge, as it stands there, its terms.
  private var words: [UnitKey: [Int32]] = [:]
  /// For each term: its weight, and where its postings begin.
  private var weights: [Double] = []
  private var starts: [Int32] = []
  private var postings: [Posting] = []
  private var unknownWeight = 0.0

  struct Document: Sendable {
    /// Position in the knowledge's articles.
    var article: Int32
    var isWhole: Bool
    /// Its BM25 score for itself.
    var selfScore = 0.0
  }

  /// Where the documents of an article lie.
  struct Shelf: Sendable {
    /// Position in the knowledge's articles.
    var article: Int32
    var wordings: Range<Int>
    var whole: Int
  }

  struct Posting: Sendable {
    var document: Int32
    /// What the term adds to the document's BM25 score, and how much of its weight counts as shared: all, but for a term
    /// of the answer alone.
    var score: Double
    var shared: Double
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
    for words in [text.title, text.question, text.answer] + text.similar { learn(words) }
    var whole: [String] = Tokenizer.terms(Normalizer.fold(text.title))
    var seen: Set<String> = []
    let first = documents.count
    for wording in [text.question] + text.similar {
      let folded = Normalizer.fold(wording)
      let terms = Tokenizer.terms(folded)
      whole += terms
      guard !terms.isEmpty, seen.insert(folded).inserted else { continue }
      documents.append(Document(article: article, isWhole: false))
      wordings.append(wording)
      counts.append(count(terms))
    }
    shelves.append(
      Shelf(article: article, wordings: first..<documents.count, whole: documents.count))
    documents.append(Document(article: article, isWhole: true))
    wordings.append("")
    counts.append(count(whole, then: Tokenizer.terms(Normalizer.fold(text.answer))))
  }

  private mutating func learn(_ text: String) {
    let units = Tokenizer.searched(Normalizer.fold(text))
    var spelled: [(UnitKey, [String])] = []
    Tokenizer.eachTerm(of: units) { place in
      spelled.append((units.keys[place], Tokenizer.terms(ofWord: units.texts[place])))
      return true
    } term: { _ in
    }
    for (key, terms) in spelled where words[key] == nil {
      words[key] = terms.map { number(adding: $0) }
    }
  }

  /// What an answer says in passing is seldom what it is asked for.
  private static let answerShare = 0.4

  private mutating func count(_ terms: [String], then answer: [String] = []) -> [TermCount] {
    var counted: [TermCount] = []
    var places: [Int32: Int] = [:]
    for (position, term) in (terms + answer).enumerated() {
      let share = position < terms.count ? 1 : Self.answerShare
      let number = number(adding: term)
      if let place = places[number] {
        counted[place].count += 1
      } else {
        places[number] = counted.count
        counted.append(TermCount(term: number, count: 1, share: share))
      }
    }
    return counted
  }

  private mutating func number(adding term: String) -> Int32 {
    let number = vocabulary.number(adding: term)
    if Int(number) == weights.count {
      weights.append(FunctionWords.contains(term) ? Self.functionWordShare : Self.share(of: term))
    }
    return number
  }

  private static let functionWordShare = 0.2

  /// A single Chinese character says less than a pair; a word says all.
  private static func share(of term: String) -> Double {
    guard let first = term.unicodeScalars.first, Script.isUnspaced(first) else { return 1 }
    return term.unicodeScalars.dropFirst().isEmpty ? 0.5 : 0.75
  }

  private mutating func weigh(_ counts: [[TermCount]], articleCount: Int, bm25: BM25) {
    weighTerms(counts, articleCount: articleCount, bm25: bm25)
    let meanWording = meanLength(counts) { !$0.isWhole }
    let meanWhole = meanLength(counts) { $0.isWhole }
    masses = [Double](repeating: 0, count: documents.count)
    var byTerm = [[Posting]](repeating: [], count: weights.count)
    for (number, terms) in counts.enumerated() {
      let length = terms.reduce(0) { $0 + $1.count }
      let mean = documents[number].isWhole ? meanWhole : meanWording
      for term in terms {
        let weight = weights[Int(term.term)]
        let score = weight * bm25.saturation(count: term.count, length: length, meanLength: mean)
        byTerm[Int(term.term)].append(
          Posting(document: Int32(number), score: score, shared: weight * term.share))
        masses[number] += weight
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
  func query(_ units: Units) -> Query {
    var query = Query()
    Tokenizer.eachTerm(of: units) { place in
      // Words that stand in the knowledge need no stemming.
      guard let numbers = words[units.keys[place]] else { return false }
      for number in numbers { query.add(number, weight: weights[Int(number)], trust: 1) }
      return true
    } term: { term in
      if let number = vocabulary.number(of: term) {
        query.add(number, weight: weights[Int(number)], trust: 1)
      } else if let number = vocabulary.number(meantBy: term) {
        query.add(number, weight: weights[Int(number)], trust: 0.8)
      } else {
        let share = FunctionWords.contains(term) ? Self.functionWordShare : Self.share(of: term)
        query.addUnknown(term, weight: unknownWeight * share)
      }
    }
    return query
  }

  func postings(of term: Int32) -> ArraySlice<Posting> {
    postings[Int(starts[Int(term)])..<Int(starts[Int(term) + 1])]
  }
}
