extension Thresholds {
  /// Where the best three are offered, the right one must be among them this often.
  static let wantedOfOffers = 0.5

  /// Chosen by messages that the model was not trained on: the lowest threshold above which enough answers are right, one
  /// more taken for wrong, for few examples promise little; and below it, the lowest that offers about as uncertain
  /// messages well enough.
  init(
    wanted precision: Double, _ judged: [JudgedRanking], _ calibration: Calibration
  ) {
    let sorted =
      judged
      .map { (confidence: calibration.confidence($0.ranking), judged: $0) }
      .sorted { $0.confidence > $1.confidence }
    let answered = Self.answered(sorted.map { ($0.confidence, $0.judged.isRight) }, precision)
    answer = answered > 0 ? sorted[answered - 1].confidence : 1.000_001
    let rest = sorted[answered...]
    let offered = Self.offered(rest.map(\.judged.isAmongBest))
    offer = offered > 0 ? rest[rest.startIndex + offered - 1].confidence : answer
  }

  /// How many of the first may be answered. Those of equal confidence are taken together.
  private static func answered(
    _ sorted: [(confidence: Double, isRight: Bool)], _ wanted: Double
  ) -> Int {
    var right = 0
    var answered = 0
    for (place, item) in sorted.enumerated() {
      if item.isRight { right += 1 }
      let isLastOfItsConfidence =
        place + 1 == sorted.count || sorted[place + 1].confidence < item.confidence
      if isLastOfItsConfidence, Double(right) >= wanted * Double(place + 2) {
        answered = place + 1
      }
    }
    return answered
  }

  /// How many of the next may be offered: until, of as many as a window holds, too few have the right one.
  private static func offered(_ isAmongBest: [Bool]) -> Int {
    let window = max(20, isAmongBest.count / 20)
    var good = 0
    for place in isAmongBest.indices {
      if isAmongBest[place] { good += 1 }
      if place >= window, isAmongBest[place - window] { good -= 1 }
      if place + 1 >= window, Double(good) < wantedOfOffers * Double(window) {
        return max(0, place + 1 - window)
      }
    }
    return isAmongBest.count
  }
}
