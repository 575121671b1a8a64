internal import Conversation

/// One decision about all messages that are open.
struct ReplyDecision {
  let conversation: Conversation
  let open: [EventID]
  let policy: BotPolicy
  let readings: [MessageReading]
  let language: ReplyLanguage
  private let failures: FailuresInARow

  init(_ conversation: Conversation, _ open: [EventID], _ policy: BotPolicy) {
    self.conversation = conversation
    self.open = open
    self.policy = policy
    let pending = conversation.pending.filter { open.contains($0.id) }
    readings = pending.map { MessageReading($0.understanding, policy) }
    language = Self.language(of: conversation, pending)
    failures = FailuresInARow(conversation)
  }

  /// That of the latest message in a language the bot speaks, else what the gateway knows of the customer.
  private static func language(
    of conversation: Conversation, _ pending: [PendingMessage]
  ) -> ReplyLanguage {
    for message in pending.reversed() {
      if let language = message.understanding.flatMap({ ReplyLanguage($0.language) }) {
        return language
      }
    }
    return ReplyLanguage(conversation.customer.language) ?? .english
  }

  func decide() -> BotDecision {
    if let escalation = escalationByRule ?? escalationByCount { return handOver(escalation) }
    if isAnswerable, !isRepeated { return .say(answer()) }
    if isAnswerable, !isEnough { return .say(answer(again: true)) }
    if let escalation = escalationByFailure { return handOver(escalation) }
    return .say(question())
  }

  private var isAnswerable: Bool {
    readings.allSatisfy { reading in
      switch reading {
      case .certain, .courtesy, .forgotten: true
      default: false
      }
    } && readings.contains { $0 != .forgotten }
  }

  /// The customer was given this very answer, and asks again: it did not help.
  private var isRepeated: Bool {
    failures.isAnswered(by: certainMatches.map(\.articleID))
  }

  /// Whether one failure more is one too many.
  private var isEnough: Bool { failures.count + 1 >= policy.failuresBeforeHandover }

  // MARK: - Handing over

  /// The weightiest of what the open messages need people for.
  private var escalationByRule: Escalation? {
    let wanted = readings.compactMap { reading in
      if case .forPeople(let escalation) = reading { escalation } else { nil }
    }
    let subject = wanted.first { $0.reason != .customerRequest && $0.reason != .outOfScope }
    guard var first = subject ?? wanted.first else { return nil }
    first.priority = wanted.compactMap(\.priority).max() ?? first.priority
    return first
  }

  private var escalationByCount: Escalation? {
    let most = conversation.policy.maxBotTurns
    return most > 0 && conversation.turn.botTurns >= most ? Escalation(.maxTurns) : nil
  }

  /// The bot has no answer to all of it: whether asking back is worth another turn.
  private var escalationByFailure: Escalation? {
    if isEnough, failures.count > 0 || isRepeated { return Escalation(.repeatedFailure) }
    if conversation.turn.sentiments.last.map({ $0 <= -2 }) == true,
      readings.contains(where: \.isFailure)
    {
      return Escalation(.negativeSentiment)
    }
    for reading in readings {
      if case .unknown(let isNothingFound) = reading {
        return Escalation(isNothingFound ? .noAnswer : .lowConfidence)
      }
    }
    return isEnough ? Escalation(.lowConfidence) : nil
  }

  private func handOver(_ escalation: Escalation) -> BotDecision {
    .handOver(HandoffDraft(self, escalation).request())
  }

  // MARK: - Saying

  private var certainMatches: [ArticleMatch] {
    var matches: [ArticleMatch] = []
    for case .certain(let match) in readings
    where !matches.contains(where: { $0.articleID == match.articleID }) {
      matches.append(match)
    }
    return matches
  }

  private func answer(again: Bool = false) -> MessageSent {
    let matches = certainMatches
    guard matches.isEmpty else {
      let closing = again ? [policy.words.again.text(language)] : []
      return message(
        .answered, apology + matches.map(\.answer) + closing, sources: matches.map(\.source))
    }
    return message(.answered, courtesies)
  }

  /// The last courtesy of each sort, in the order of the messages: "hello" and "are you there" get one greeting.
  private var courtesies: [String] {
    var lines: [String] = []
    for case .courtesy(let courtesy) in readings {
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
    let answered = certainMatches
    let offered = offeredMatches.filter { match in
      !answered.contains { $0.articleID == match.articleID }
    }
    guard !offered.isEmpty else {
      let line = readings.contains(.wordless) ? policy.words.rephrase : policy.words.withdrawn
      return message(
        answered.isEmpty ? .askedBack : .answered,
        answered.isEmpty ? [line.text(language)] : answered.map(\.answer),
        sources: answered.map(\.source))
    }
    let ask = answered.isEmpty ? policy.words.offer : policy.words.offerForRest
    var message = message(
      .askedBack, apology + answered.map(\.answer) + [ask.text(language)],
      sources: offered.map(\.source))
    message.quickReplies = offered.map(\.title)
    return message
  }

  /// The nearest over all messages that are not certain, best first, each article once.
  private var offeredMatches: [ArticleMatch] {
    var matches: [ArticleMatch] = []
    for case .near(let near) in readings {
      for match in near where !matches.contains(where: { $0.articleID == match.articleID }) {
        matches.append(match)
      }
    }
    // The sort is stable in effect: equal scores keep the order of the ids.
    matches.sort { $0.score != $1.score ? $0.score > $1.score : $0.articleID < $1.articleID }
    return Array(matches.prefix(policy.offeredQuestions))
  }

  private var apology: [String] {
    let isUpset = conversation.turn.sentiments.last.map { $0 < 0 } ?? false
    return isUpset ? [policy.words.apology.text(language)] : []
  }

  private func message(
    _ kind: ReplyKind, _ paragraphs: [String], sources: [Source] = []
  ) -> MessageSent {
    var message = MessageSent()
    message.words.text = paragraphs.joined(separator: "\n\n")
    message.authorName = policy.words.name.text(language)
    message.covers = open.map(EventRef.init)
    message.replyKind = kind
    message.sources = sources
    message.expiresAfterMs = policy.answerExpiresMilliseconds
    return message
  }
}

extension MessageReading {
  var isFailure: Bool {
    switch self {
    case .near, .unknown: true
    default: false
    }
  }
}
