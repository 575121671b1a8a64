/// How a message was ranked by a model that was not trained on it, and whether the best class was the right one.
struct JudgedRanking {
  var ranking: Ranking
  var isRight: Bool
  /// Whether the right class is among the three that would be offered.
  var isAmongBest: Bool
}

extension JudgedRanking {
  private static let offered = 3

  init(_ ranking: Ranking, right: Int) {
    self.init(
      ranking: ranking, isRight: ranking.best.first == right,
      isAmongBest: ranking.best.prefix(Self.offered).contains(right))
  }
}
