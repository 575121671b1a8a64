/// Turns evidence into a confidence that means the same for every message and language.
enum Confidence {
  static func value(_ evidence: Evidence, _ language: Language) -> Double {
    Logarithm.logistic(
      -5 + 4 * evidence.queryCoverage + 2 * evidence.wordingCoverage
        + 2 * evidence.articleCoverage + 3 * evidence.lead)
  }
}
