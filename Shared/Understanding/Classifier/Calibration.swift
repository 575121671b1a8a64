/// Makes of the scores of classes how likely the best one is right, 0 to 1: a logistic function of the best score and of
/// its lead over the next, fitted to messages that the model was not trained on (Platt 2000, with the lead as a second
/// variable; both slopes at least 0, so that a higher score never makes less sure).
struct Calibration: Sendable, Hashable {
  var slopeOfScore: Double
  var slopeOfLead: Double
  var intercept: Double

  /// 0 where the scores are too large to be compared.
  func confidence(_ ranking: Ranking) -> Double {
    let sum =
      slopeOfScore * Double(ranking.score) + slopeOfLead * Double(ranking.lead) + intercept
    return sum.isNaN ? 0 : Logarithm.logistic(sum)
  }
}

/// The best of a message's classes.
struct Ranking: Sendable, Hashable {
  /// The places of the best classes that are not the reject class, best first; at most ``most``.
  var best: [Int]
  /// Their scores.
  var scores: [Float]
  /// By how much the first leads all others, the reject class among them; negative where that leads.
  var lead: Float

  static let most = 5

  /// The score of the first.
  var score: Float { scores.first ?? -.greatestFiniteMagnitude }

  /// As if the class at this place among the best were the first: how far it lies behind the others.
  func seen(from place: Int) -> Ranking {
    guard place > 0 else { return self }
    var seen = self
    seen.best = [best[place]]
    seen.scores = [scores[place]]
    seen.lead = min(scores[place] - scores[0], lead + scores[place] - scores[0])
    return seen
  }
}

extension Ranking {
  /// - Parameters:
  ///   - scores: one for each class; more are not looked at. One that is not finite is out of the question.
  ///   - reject: the place of the class for what is beside the point.
  init(_ scores: [Float], classes: Int, reject: Int?) {
    best = []
    for place in 0..<classes where place != reject && scores[place] > -.infinity {
      let at = best.firstIndex { scores[place] > scores[$0] } ?? best.count
      guard at < Self.most else { continue }
      best.insert(place, at: at)
      if best.count > Self.most { best.removeLast() }
    }
    self.scores = best.map { scores[$0] }
    let first = self.scores.first ?? -.greatestFiniteMagnitude
    let rivals = best.dropFirst().prefix(1) + (reject.map { [$0] } ?? [])
    // With a single class there is nobody to lead: what speaks for it says all.
    lead = rivals.map { first - scores[$0] }.min() ?? first
  }
}
