internal import Conversation

/// What happened in a session after one turn of the recorded bot: all that a judgement rests on.
struct Aftermath: Sendable, Equatable {
  /// How the customer took what the recorded bot said.
  enum Reception: Sendable { case content, discontent }

  /// By what the customer wrote next, and what became of that.
  var reception: Reception?
  /// The next message asks the same again.
  var asksAgain = false
  /// People got the session, by the bot's handover, its deadline, or by taking it.
  var wentToPeople = false
  /// The articles of the first later answer that names others.
  var nextAnswer: [String] = []
  /// The first of what people said, of some length.
  var peopleSaid: [String] = []
  /// One of them says as good as the same as the other bot.
  var personSaidSo = false
  /// The articles of suggestions that people used.
  var usedArticles: [String] = []
  var transferredTo: [String] = []
  /// Of the bot's part, 1 to 5; 0 for none.
  var rating: UInt32 = 0
  var hasEnded = false

  /// Content: the rating of the bot's part is 4 or 5; or else the next message asked neither the same
  /// again nor for a person, and the bot dealt with it; or else the session ended without another
  /// message and without people. What the customer wrote goes before a rating where it shows discontent.
  ///
  /// - Parameter reply: what was recorded. A question that nobody answered pleased nobody.
  func reception(of reply: TurnReply) -> Reception? {
    if reception == .discontent { return .discontent }
    if rating >= 4 { return .content }
    if rating > 0, rating <= 2 { return .discontent }
    if let reception { return reception }
    return hasEnded && !wentToPeople && reply.kind == .answered ? .content : nil
  }
}

extension Aftermath {
  /// What the deeds say about the other bot's turn, rule by rule; the first that applies stands.
  func judge(_ recorded: TurnReply, _ other: TurnReply) -> (Judgement, JudgementReason) {
    if recorded.isSaid, recorded.kind == other.kind, !recorded.articles.isEmpty,
      Set(recorded.articles.map(\.id)) == Set(other.articles.map(\.id))
    {
      return (.unjudged, .wordsAlone)
    }
    if recorded.articles.isEmpty, other.articles.isEmpty, recorded.kind == .answered,
      other.kind == .answered
    {
      return (.unjudged, .wordsAlone)
    }
    return other.isSaid ? judgeSaying(recorded, other) : judgeHandover(recorded, other)
  }

  private func judgeHandover(
    _ recorded: TurnReply, _ other: TurnReply
  ) -> (Judgement, JudgementReason) {
    guard recorded.isSaid else {
      if transferredTo.contains(other.queue) { return (.right, .transferredThere) }
      return peopleSaid.isEmpty ? (.unjudged, .nothingTells) : (.wrong, .solvedWhereItWas)
    }
    if reception(of: recorded) == .content { return (.wrong, .customerWasContent) }
    return wentToPeople ? (.right, .peopleWereNeeded) : (.unjudged, .nothingTells)
  }

  private func judgeSaying(
    _ recorded: TurnReply, _ other: TurnReply
  ) -> (Judgement, JudgementReason) {
    if recorded.kind == .answered, reception(of: recorded) == .content {
      return (.wrong, .customerWasContent)
    }
    if other.names(anyOf: usedArticles) { return (.right, .personUsedItsArticle) }
    if personSaidSo { return (.right, .personSaidSo) }
    if !usedArticles.isEmpty || !peopleSaid.isEmpty { return (.wrong, .personDidOtherwise) }
    guard !wentToPeople, !nextAnswer.isEmpty else { return (.unjudged, .nothingTells) }
    return other.names(anyOf: nextAnswer)
      ? (.right, .answeredSoInTheEnd) : (.wrong, .answeredOtherwiseInTheEnd)
  }
}
