internal import Conversation

/// What one open message asks of the bot.
enum MessageReading: Equatable {
  case courtesy(Courtesy)
  /// People must decide it; the lower the rank, the more it weighs.
  case forPeople(Escalation, rank: Int)
  /// For verified customers only, and this is none.
  case unverified(queue: String?)
  /// The customer wants a human.
  case personWanted(queue: String?)
  /// Files without words.
  case filesOnly
  /// Sure enough to answer.
  case certain(ArticleMatch)
  /// A language model's words, which stand on these articles.
  case composed(String, sources: [Source])
  /// A system outside has to be asked.
  case asksOutside(LookupCall)
  /// It was asked, and has not answered.
  case awaits(LookupCall)
  /// The customer has to name something first: the question for it, as an answer.
  case needsDetail(ArticleMatch)
  /// What was to be found out could not be.
  case lookupFailed(Escalation)
  /// Near enough to offer, best first.
  case near([ArticleMatch])
  /// Nothing near enough.
  case unknown(isNothingFound: Bool)
  /// It was only noise: to be said in words.
  case wordless
  case withdrawn
  /// Older than what the state keeps an understanding of.
  case forgotten

  enum Courtesy: Equatable { case greeting, thanks, goodbye }

  /// One for each thing that the message asks.
  static func all(
    in understood: TurnUnderstood?, of conversation: Conversation, _ policy: BotPolicy,
    _ language: ReplyLanguage
  ) -> [MessageReading] {
    guard let understood else { return [.forgotten] }
    let notes = understood.rules.compactMap(TurnNote.init)
    let connector = notes.connector(policy)
    let isVerified =
      CustomerIdentity(conversation, policy).isVerified
      || (connector?.needsVerified == true && policy.lookups.identity != nil)
    let single =
      forPeople(notes, understood, policy, isVerified: isVerified)
      ?? connector.map {
        LookupTurn(
          connector: $0, understood: understood, conversation: conversation, policy: policy,
          language: language
        ).reading()
      } ?? simple(notes)
    if let single { return [single] }
    let matters = Matters(understood.matches).ordered
    let readings =
      matters.isEmpty
      ? [.unknown(isNothingFound: true)] : matters.map { searched($0, understood, policy) }
    return ModelTurn(understood, conversation, policy, language)?.readings(orElse: readings)
      ?? readings
  }

  private static func forPeople(
    _ notes: [TurnNote], _ understood: TurnUnderstood, _ policy: BotPolicy, isVerified: Bool
  ) -> MessageReading? {
    if let (escalation, rank) = PeopleDecide.escalation(notes, understood, policy) {
      return .forPeople(escalation, rank: rank)
    }
    let belongs = notes.belongingQueue
    if notes.contains(.identityNeeded), !isVerified { return .unverified(queue: belongs) }
    if notes.contains(.personRequested), policy.handover.customerRequest {
      return .personWanted(queue: belongs)
    }
    guard notes.contains(.filesOnly) else { return nil }
    return policy.handover.filesWithoutWords ? .filesOnly : .wordless
  }

  private static func simple(_ notes: [TurnNote]) -> MessageReading? {
    if notes.contains(.withdrawn) { return .withdrawn }
    if notes.contains(.goodbye) { return .courtesy(.goodbye) }
    if notes.contains(.thanks) { return .courtesy(.thanks) }
    if notes.contains(.greeting) { return .courtesy(.greeting) }
    return notes.contains(.wordless) ? .wordless : nil
  }

  private static func searched(
    _ matches: [ArticleMatch], _ understood: TurnUnderstood, _ policy: BotPolicy
  ) -> MessageReading {
    guard let best = matches.first else { return .unknown(isNothingFound: true) }
    if understood.isCertain(best, policy), !best.answer.isEmpty { return .certain(best) }
    guard matches.contains(where: { understood.isNear($0, policy) }) else {
      return .unknown(isNothingFound: false)
    }
    return .near(Array(matches.prefix(policy.offeredQuestions)))
  }
}

/// What was found, apart for each thing that the message asks, in the order of its words.
private struct Matters {
  let ordered: [[ArticleMatch]]

  init(_ matches: [ArticleMatch]) {
    var numbers: [UInt32] = []
    for match in matches where !numbers.contains(match.part) { numbers.append(match.part) }
    ordered = numbers.sorted().map { number in matches.filter { $0.part == number } }
  }
}

extension [TurnNote] {
  /// The connector that finds out what the message asks.
  fileprivate func connector(_ policy: BotPolicy) -> LookupPolicy.Connector? {
    for case .lookup(let id) in self {
      if let connector = policy.lookups.connector(id) { return connector }
    }
    return nil
  }
}
