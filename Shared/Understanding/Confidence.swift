/// Turns evidence into a confidence that means about the same for every message, firm and language.
///
/// A logistic function whose weights were fitted so that the confidence is the share of first matches that are right:
/// on the sample knowledge with each wording left out in turn, on three public sets of customers' questions (BANKING77,
/// HINT3 Curekart, Bitext; eight wordings an intent as knowledge, the others as messages), and on utterances beside
/// the point (HWU64, CLINC150, egret-wenda). With BANKING77 the first match is right in 96 % of cases above 0.7,
/// which a third of its messages reach, and 1.5 % of what is beside the point. Chinese is matched by characters and pairs,
/// of which fewer coincide by chance and by nature, so that the same shares say more.
enum Confidence {
  static func value(_ evidence: Evidence, _ language: Language) -> Double {
    let query = evidence.queryCoverage
    let wording = evidence.wordingCoverage
    let lead = evidence.lead
    if query > 0.999, wording > 0.999, lead > 0.02 { return sameWords }
    let alone = -2.1 * query + 2.22 * wording + 4.43 * evidence.articleCoverage + 0.64 * lead
    let together = -0.48 * query * wording + (1.3 * query + 1.83 * wording) * lead
    let start = language == .chinese ? -2.01 : -3.71
    let fitted = Logarithm.logistic(start + alone + together + 1.7 * query * wording * lead)
    return fitted * min(1, evidence.articleCoverage / Self.coverageNeeded)
  }

  /// Below this share, most of the message is about something else: "recommend a good movie" is no request for a teapot.
  private static let coverageNeeded = 0.45

  /// Of a message that is one of an article's wordings, in whatever order.
  static let sameWords = 0.98
}
