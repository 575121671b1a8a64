/// An article that may answer a message.
public struct Match: Sendable, Hashable {
  public var article: Article
  /// How sure the search is that this article answers the message, 0 to 1.
  public var confidence: Double
  /// The question or similar question that came nearest.
  public var wording: String
  /// The language it was found in.
  public var language: Language
  /// What the confidence was made of.
  public var evidence: Evidence

  public init(
    article: Article, confidence: Double, wording: String, language: Language, evidence: Evidence
  ) {
    self.article = article
    self.confidence = confidence
    self.wording = wording
    self.language = language
    self.evidence = evidence
  }
}

/// How a message and an article meet; every value from 0 to 1.
public struct Evidence: Sendable, Hashable {
  /// Share of the message's weight that the nearest wording covers.
  public var queryCoverage: Double
  /// Share of the nearest wording's weight that the message covers.
  public var wordingCoverage: Double
  /// Share of the message's weight that the whole article covers.
  public var articleCoverage: Double
  /// BM25 score of the nearest wording, in parts of its score for itself.
  public var relativeScore: Double
  /// How far the next article is behind: 0 is level, 1 is that there is no other.
  public var lead: Double

  public init(
    queryCoverage: Double, wordingCoverage: Double, articleCoverage: Double,
    relativeScore: Double, lead: Double
  ) {
    self.queryCoverage = queryCoverage
    self.wordingCoverage = wordingCoverage
    self.articleCoverage = articleCoverage
    self.relativeScore = relativeScore
    self.lead = lead
  }
}
