/// An article on its way through a search.
struct Candidate {
  var article: Int32
  var score: Double
  var wording: String
  var language: Language
  var evidence: Evidence
  var confidence: Double

  /// Articles are numbered in the order of their ids, which settles ties.
  static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.confidence != right.confidence { return left.confidence > right.confidence }
    if left.score != right.score { return left.score > right.score }
    return left.article < right.article
  }
}

extension LanguageIndex {
  /// The best articles for a message's terms, with their confidence.
  func candidates(_ terms: [String], limit: Int) -> [Candidate] {
    let query = query(terms)
    guard query.mass > 0, !query.terms.isEmpty else { return [] }
    let ranked = rank(tally(query))
    let runnerUp = ranked.count > 1 ? ranked[1].score : 0
    return ranked.prefix(limit).enumerated().map { place, entry in
      candidate(entry, rival: place == 0 ? runnerUp : ranked[0].score, query: query)
    }
  }

  /// What each document has gathered: its BM25 score, and the weight of the terms it shares with the message.
  private func tally(_ query: Query) -> Tally {
    var tally = Tally(count: documents.count)
    for term in query.terms {
      for posting in postings(of: term.number) {
        tally.scores[Int(posting.document)] += posting.score * term.trust
        tally.shared[Int(posting.document)] += term.weight * term.trust * posting.share
      }
    }
    return tally
  }

  private struct Tally {
    var scores: [Double]
    var shared: [Double]

    init(count: Int) {
      scores = [Double](repeating: 0, count: count)
      shared = [Double](repeating: 0, count: count)
    }
  }

  private struct Ranked {
    var article: Int32
    var document: Int
    var documentScore: Double
    var shared: Double
    var wholeShared: Double
    var score: Double
  }

  /// One entry an article: its best wording, lifted by how much of the message its whole text shares.
  private func rank(_ tally: Tally) -> [Ranked] {
    var ranked: [Ranked] = []
    var best = Ranked(
      article: -1, document: -1, documentScore: 0, shared: 0, wholeShared: 0, score: 0)
    // An article's wordings lie together and its whole text comes last.
    for (number, document) in documents.enumerated() {
      if document.wording == nil {
        if best.document >= 0 {
          best.article = document.article
          best.wholeShared = tally.shared[number]
          best.score += Self.wholeShare * tally.scores[number]
          ranked.append(best)
        }
        best.document = -1
        best.score = 0
      } else if tally.scores[number] > 0 {
        let score = tally.scores[number] * Self.closeness(tally.shared[number], document.mass)
        guard best.document < 0 || score > best.score else { continue }
        best.document = number
        best.documentScore = tally.scores[number]
        best.shared = tally.shared[number]
        best.score = score
      }
    }
    ranked.sort { $0.score != $1.score ? $0.score > $1.score : $0.article < $1.article }
    return ranked
  }

  private static let wholeShare = 0.8

  /// Of two wordings with the same shared words, the one that says less besides is nearer.
  private static func closeness(_ shared: Double, _ mass: Double) -> Double {
    mass > 0 ? 0.5 + 0.5 * shared / mass : 0
  }

  private func candidate(_ entry: Ranked, rival: Double, query: Query) -> Candidate {
    let document = documents[entry.document]
    let evidence = Evidence(
      queryCoverage: min(1, entry.shared / query.mass),
      wordingCoverage: document.mass > 0 ? min(1, entry.shared / document.mass) : 0,
      articleCoverage: min(1, entry.wholeShared / query.mass),
      relativeScore: document.selfScore > 0 ? min(1, entry.documentScore / document.selfScore) : 0,
      lead: entry.score > rival ? (entry.score - rival) / entry.score : 0)
    return Candidate(
      article: entry.article, score: entry.score, wording: document.wording ?? "",
      language: language, evidence: evidence, confidence: Confidence.value(evidence, language))
  }
}
