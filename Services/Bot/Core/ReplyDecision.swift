internal import Conversation

/// One decision about all messages that are open.
struct ReplyDecision {
  let turn: OpenTurn

  private var policy: BotPolicy { turn.policy }
  var language: ReplyLanguage { turn.language }

  init(_ conversation: Conversation, _ open: [EventID], _ policy: BotPolicy) {
    turn = OpenTurn(conversation, open, policy)
  }

  /// Nil while somebody outside is asked.
  func decide() -> BotDecision? {
    if let escalation = EscalationOrder.whateverTheBotKnows(turn) {
      return handOver(escalation)
    }
    let unasked = turn.unasked
    guard unasked.isEmpty else { return .lookUp(unasked) }
    guard turn.awaited.isEmpty else { return nil }
    if turn.isDetailMissing {
      let isEnough = turn.isDetailAskedAgain && turn.isEnough
      return isEnough ? handOver(Escalation(.repeatedFailure)) : .say(question())
    }
    if turn.isAnswerable, !turn.isAskedAgain { return .say(answer()) }
    if let escalation = EscalationOrder.whereTheTurnFailed(turn) {
      return handOver(escalation)
    }
    return .say(turn.isAnswerable ? answer(again: true) : question())
  }

  private func handOver(_ escalation: Escalation) -> BotDecision {
    .handOver(HandoffDraft(self, escalation).request())
  }

  // MARK: - Saying

  private func answer(again: Bool = false) -> MessageSent {
    let answers = turn.answers
    guard answers.isEmpty else {
      let closing = again ? [policy.words.again.text(language)] : []
      return message(.answered, apology + answers + closing, sources: turn.sources)
    }
    return message(.answered, courtesies)
  }

  /// The last courtesy of each sort, in the order of the messages: "hello" and "are you there" get one greeting.
  private var courtesies: [String] {
    var lines: [String] = []
    for case .courtesy(let courtesy) in turn.readings {
      let line = words(courtesy).text(language)
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private func words(_ courtesy: MessageReading.Courtesy) -> BotWords.Line {
    switch courtesy {
    case .greeting: policy.words.greeting
    case .thanks: policy.words.thanks
    case .goodbye: policy.words.goodbye
    }
  }

  /// Answers what it can, and asks about the rest.
  private func question() -> MessageSent {
    let answers = turn.answers
    let sources = turn.sources
    let details = turn.details
    let offered = offeredMatches.filter { match in
      !sources.contains { $0.articleID == match.articleID }
    }
    guard !offered.isEmpty else { return questionWithoutOffer() }
    let ask = answers.isEmpty ? policy.words.offer : policy.words.offerForRest
    var message = message(
      .askedBack, apology + answers + [ask.text(language)] + details.map(\.answer),
      sources: offered.map(\.source) + details.map(\.source))
    message.quickReplies = offered.map(\.title)
    return message
  }

  /// What was not understood is asked for in other words; what was taken back or has no word needs none beside an
  /// answer.
  private func questionWithoutOffer() -> MessageSent {
    let (answers, sources) = (turn.answers, turn.sources)
    let details = turn.details
    if turn.hasUnknown || !details.isEmpty {
      let lines = turn.hasUnknown ? [policy.words.rephrase.text(language)] : []
      return message(
        .askedBack, apology + answers + details.map(\.answer) + lines,
        sources: sources + details.map(\.source))
    }
    guard answers.isEmpty else { return message(.answered, answers, sources: sources) }
    let isWordless = turn.readings.contains(.wordless)
    let line = isWordless ? policy.words.rephrase : policy.words.withdrawn
    return message(.askedBack, [line.text(language)])
  }

  /// The nearest over all messages that are not certain, best first, each article once.
  private var offeredMatches: [ArticleMatch] {
    var matches: [ArticleMatch] = []
    for case .near(let near) in turn.readings {
      for match in near where !matches.contains(where: { $0.articleID == match.articleID }) {
        matches.append(match)
      }
    }
    // The sort is stable in effect: equal scores keep the order of the ids.
    matches.sort { $0.score != $1.score ? $0.score > $1.score : $0.articleID < $1.articleID }
    return Array(matches.prefix(policy.offeredQuestions))
  }

  private var apology: [String] {
    turn.isUpset ? [policy.words.apology.text(language)] : []
  }

  private func message(
    _ kind: ReplyKind, _ paragraphs: [String], sources: [Source] = []
  ) -> MessageSent {
    var message = MessageSent()
    message.words.text = paragraphs.joined(separator: "\n\n")
    message.authorName = policy.words.name.text(language)
    message.covers = turn.open.map(EventRef.init)
    message.replyKind = kind
    message.sources = sources
    message.expiresAfterMs = policy.answerExpiresMilliseconds
    return message
  }
}
