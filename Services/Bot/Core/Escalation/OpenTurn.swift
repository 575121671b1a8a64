internal import Conversation

/// All open messages, as the bot has understood them, in the conversation as it stands.
struct OpenTurn {
  let conversation: Conversation
  /// The messages, oldest first.
  let open: [EventID]
  let policy: BotPolicy
  /// The one to answer in.
  let language: ReplyLanguage
  /// What each of them asks of the bot.
  let readings: [MessageReading]
  /// What was understood of those whose understanding the state keeps.
  let understood: [TurnUnderstood]
  /// What of the turns before did not help.
  let failures: FailuresInARow

  init(_ conversation: Conversation, _ open: [EventID], _ policy: BotPolicy) {
    self.conversation = conversation
    self.open = open
    self.policy = policy
    let pending = conversation.pending.filter { open.contains($0.id) }
    let understood = pending.compactMap(\.understanding)
    let language = ReplyLanguage(of: conversation, understood)
    self.language = language
    self.understood = understood
    readings = pending.flatMap {
      MessageReading.all(in: $0.understanding, of: conversation, policy, language)
    }
    failures = FailuresInARow(conversation, lookingBack: policy.handover.askedAgainWithin)
  }

  /// Whether the bot can answer all of it.
  var isAnswerable: Bool {
    readings.allSatisfy { reading in
      switch reading {
      case .certain, .composed, .courtesy, .forgotten: true
      default: false
      }
    } && readings.contains { $0 != .forgotten }
  }

  /// What systems outside have to be asked.
  var unasked: [LookupCall] {
    readings.compactMap { if case .asksOutside(let call) = $0 { call } else { nil } }
  }

  /// What they were asked, and have not answered.
  var awaited: [LookupCall] {
    readings.compactMap { if case .awaits(let call) = $0 { call } else { nil } }
  }

  /// The questions for what lookups need, each once.
  var details: [ArticleMatch] {
    var details: [ArticleMatch] = []
    for case .needsDetail(let match) in readings
    where !details.contains(where: { $0.answer == match.answer }) {
      details.append(match)
    }
    return details
  }

  /// Whether the bot has to ask for something first, and can answer all the rest.
  var isDetailMissing: Bool {
    readings.allSatisfy { reading in
      switch reading {
      case .certain, .composed, .courtesy, .forgotten, .needsDetail: true
      default: false
      }
    } && readings.contains { if case .needsDetail = $0 { true } else { false } }
  }

  /// Whether the bot's last message asked for the same, and got no answer that helped. Codes have tries of their own.
  var isDetailAskedAgain: Bool {
    details.contains { match in
      guard let ask = LookupAsk(source: match.articleID), ask.detail != .code else { return false }
      return ask == failures.lastAsk
    }
  }

  /// Whether there is something in it that the bot is not sure of.
  var isUnsure: Bool {
    hasUnknown || readings.contains { if case .near = $0 { true } else { false } }
  }

  /// Whether there is something in it that the bot knows nothing about.
  var hasUnknown: Bool {
    readings.contains { if case .unknown = $0 { true } else { false } }
  }

  /// The customer was given these very answers, and asks again: they did not help.
  var isAskedAgain: Bool { failures.isAnswered(by: sources.map(\.articleID)) }

  /// Whether to be sorry before anything else is said: very upset, or not pleased twice in a row. One message that is a
  /// little cross is as often none, and who asks "are you a robot?" wants no apology.
  var isUpset: Bool {
    let last = conversation.turn.sentiments.suffix(2)
    guard let latest = last.last, latest < 0 else { return false }
    return latest <= -2 || (last.count == 2 && last.allSatisfy { $0 < 0 })
  }

  /// Whether one failure more is one too many.
  var isEnough: Bool { failures.count + 1 >= policy.failuresBeforeHandover }

  /// What it can say, each article once.
  var answers: [String] {
    certainMatches.map(\.answer) + composed.map(\.text)
  }

  /// What that stands on, each article once.
  var sources: [Source] {
    (certainMatches.map(\.source) + composed.flatMap(\.sources)).reduce(into: []) { all, source in
      if !all.contains(where: { $0.articleID == source.articleID }) { all.append(source) }
    }
  }

  private var composed: [(text: String, sources: [Source])] {
    readings.compactMap { reading in
      if case .composed(let text, let sources) = reading { (text, sources) } else { nil }
    }
  }

  /// What it is sure of, each article once.
  private var certainMatches: [ArticleMatch] {
    var matches: [ArticleMatch] = []
    for case .certain(let match) in readings
    where !matches.contains(where: { $0.articleID == match.articleID }) {
      matches.append(match)
    }
    return matches
  }
}
