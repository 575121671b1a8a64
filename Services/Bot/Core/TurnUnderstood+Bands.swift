internal import Conversation

/// What a score is good for: the thresholds stand in the record, so that a replay decides by those that were in force.
extension TurnUnderstood {
  func isCertain(_ match: ArticleMatch, _ policy: BotPolicy) -> Bool {
    match.score >= (answerFrom > 0 ? answerFrom : policy.answerScore)
  }

  func isNear(_ match: ArticleMatch, _ policy: BotPolicy) -> Bool {
    match.score >= nearFrom(policy)
  }

  /// From which score on a match is near enough to be offered.
  func nearFrom(_ policy: BotPolicy) -> Double {
    offerFrom > 0 ? offerFrom : policy.offerScore
  }
}
