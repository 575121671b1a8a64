/// An article on its way through a search.
struct Candidate {
  var article: Int32
  var score: Double
  /// The place of its nearest wording in the index of its language.
  var document: Int32
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
  func candidates(_ units: Units, limit: Int) -> [Candidate] {
    let query = query(units)
    guard query.mass > 0, !query.terms.isEmpty else { return [] }
    // One more, for the first to be held against.
    let ranked = rank(tally(query), limit: max(limit, 2))
    let runnerUp = ranked.count > 1 ? ranked[1].score : 0
    return ranked.prefix(limit).enumerated().map { place, entry in
      candidate(entry, rival: place == 0 ? runnerUp : ranked[0].score, query: query)
    }
  }

  /// What each document has gathered: its BM25 score, and the weight of the terms it shares with the message.
  private func tally(_ query: Query) -> [SIMD2<Double>] {
    var tally = [SIMD2<Double>](repeating: .zero, count: documents.count)
    tally.withUnsafeMutableBufferPointer { tally in
      for term in query.terms {
        postings(of: term.number).withUnsafeBufferPointer { postings in
          for posting in postings {
            tally[Int(posting.document)] += SIMD2(posting.score, posting.shared) * term.trust
          }
        }
      }
    }
    return tally
  }

  private struct Ranked {
    var article: Int32
    var document: Int32
    var documentScore: Double
    var shared: Double
    var wholeShared: Double
    var score: Double

    func isBetter(than other: Ranked) -> Bool {
      score != other.score ? score > other.score : article < other.article
    }
  }

  /// The best articles in order, by their best wordings, each lifted by how much of the message its whole text shares.
  private func rank(_ tally: [SIMD2<Double>], limit: Int) -> [Ranked] {
    var ranked: [Ranked] = []
    ranked.reserveCapacity(limit + 1)
    tally.withUnsafeBufferPointer { tally in
      masses.withUnsafeBufferPointer { masses in
        for shelf in shelves {
          // It has every term that any of its wordings has.
          guard tally[shelf.whole].x > 0, let best = Self.best(of: shelf, tally, masses) else {
            continue
          }
          if ranked.count == limit, !best.isBetter(than: ranked[limit - 1]) { continue }
          var place = ranked.count
          while place > 0, best.isBetter(than: ranked[place - 1]) { place -= 1 }
          ranked.insert(best, at: place)
          if ranked.count > limit { ranked.removeLast() }
        }
      }
    }
    return ranked
  }

  private static func best(
    of shelf: Shelf, _ tally: UnsafeBufferPointer<SIMD2<Double>>,
    _ masses: UnsafeBufferPointer<Double>
  ) -> Ranked? {
    var best = -1
    var bestScore = 0.0
    for number in shelf.wordings {
      // Closeness takes away, and adds nothing that rounding does not: most need not be looked at.
      guard tally[number].x * roundedUp > bestScore else { continue }
      let score = tally[number].x * closeness(tally[number].y, masses[number])
      guard best < 0 || score > bestScore else { continue }
      best = number
      bestScore = score
    }
    guard best >= 0 else { return nil }
    let whole = tally[shelf.whole]
    return Ranked(
      article: shelf.article, document: Int32(best), documentScore: tally[best].x,
      shared: tally[best].y, wholeShared: whole.y, score: bestScore + wholeShare * whole.x)
  }

  private static let roundedUp = 1 + 1e-9

  private static let wholeShare = 0.8

  /// Of two wordings with the same shared words, the one that says less besides is nearer.
  private static func closeness(_ shared: Double, _ mass: Double) -> Double {
    mass > 0 ? 0.5 + 0.5 * shared / mass : 0
  }

  private func candidate(_ entry: Ranked, rival: Double, query: Query) -> Candidate {
    let document = documents[Int(entry.document)]
    let mass = masses[Int(entry.document)]
    let evidence = Evidence(
      queryCoverage: min(1, entry.shared / query.mass),
      wordingCoverage: mass > 0 ? min(1, entry.shared / mass) : 0,
      articleCoverage: min(1, entry.wholeShared / query.mass),
      relativeScore: document.selfScore > 0 ? min(1, entry.documentScore / document.selfScore) : 0,
      lead: entry.score > rival ? (entry.score - rival) / entry.score : 0)
    return Candidate(
      article: entry.article, score: entry.score, document: entry.document,
      language: language, evidence: evidence, confidence: Confidence.value(evidence, language))
  }
}
