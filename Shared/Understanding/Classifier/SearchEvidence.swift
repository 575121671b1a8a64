/// What a search over articles says for one of them, as it is added to what a model says: the log-odds of the search's
/// confidence, within bounds.
struct SearchEvidence: Sendable, Hashable {
  /// The place of the article's label among the model's classes.
  var place: Int
  var logOdds: Float

  /// Of an article that the search did not find.
  static let none: Float = -4

  init(place: Int, confidence: Double) {
    self.place = place
    let bounded = min(0.982, max(0.018, confidence))
    logOdds = Float(Logarithm.natural(bounded / (1 - bounded)))
  }

  /// How many of those that are found count.
  static let most = 20
}

extension [SearchEvidence] {
  /// Adds a share of it to scores, also to those of classes that were not found; the reject class stays as it is.
  func add(to scores: inout [Float], share: Float, classes: Int, reject: Int?) {
    guard share > 0 else { return }
    for place in 0..<classes where place != reject { scores[place] += share * SearchEvidence.none }
    for found in self {
      scores[found.place] += share * (found.logOdds - SearchEvidence.none)
    }
  }
}
