internal import Conversation

/// What becomes of one open message that the bot is not sure of, where the firm has a language model: it is asked, and
/// what it says is taken if it stands on what the search found. Else the search decides, as without one.
struct ModelTurn {
  let model: LanguageModelPolicy
  private let question: ModelQuestion
  private let found: [ArticleMatch]
  private let call: LookupCall
  private let conversation: Conversation

  /// Nil where there is no model, or nothing that it could answer from.
  init?(
    _ understood: TurnUnderstood, _ conversation: Conversation, _ policy: BotPolicy,
    _ language: ReplyLanguage
  ) {
    // What is near to what people decide is nothing to be answered from what lies beside it.
    let isForPeople = understood.rules.compactMap(TurnNote.init).contains { note in
      if case .articleEscalates = note { true } else { false }
    }
    guard let model = policy.lookups.languageModel, !isForPeople,
      let entry = conversation.transcript[understood.message.id]
    else { return nil }
    let question = ModelQuestion(
      text: entry.currentText, language: language, found: understood.matches)
    guard !question.passages.isEmpty else { return nil }
    self.model = model
    self.question = question
    self.conversation = conversation
    found = understood.matches
    call = LookupCall(
      asking: model, question, for: understood.message.id, epoch: conversation.control.epoch)
  }

  /// The readings of the message, where the search has these.
  func readings(orElse searched: [MessageReading]) -> [MessageReading] {
    guard isAsked(about: searched) else { return searched }
    switch call.standing(in: conversation) {
    case .unasked: return callsBefore < model.callsPerSession ? [.asksOutside(call)] : searched
    case .waiting: return [.awaits(call)]
    case .done(.found(let fields)):
      return ModelReply(fields).flatMap(reading).map { [$0] } ?? searched
    case .done: return searched
    }
  }

  /// A message of which a part is surely answered is left to the search: the model would answer that part again.
  private func isAsked(about searched: [MessageReading]) -> Bool {
    model.isAskedAlways
      || searched.allSatisfy { reading in
        switch reading {
        case .near, .unknown: true
        default: false
        }
      }
  }

  private var callsBefore: Int {
    conversation.lookups.count { $0.connector == LanguageModelPolicy.name }
  }

  /// Nil where the reply is not to be used.
  private func reading(_ reply: ModelReply) -> MessageReading? {
    guard reply.objection(question, leastConfidence: model.leastConfidence) == nil else {
      return nil
    }
    let cited = reply.articles.compactMap { article in
      found.first { $0.articleID == article }
    }
    switch reply.action {
    case .answer: return .composed(reply.text, sources: cited.map(\.source))
    case .ask: return cited.isEmpty ? nil : .near(cited)
    case .handOver: return .unknown(isNothingFound: false)
    }
  }
}

extension LookupCall {
  /// The question whether, and how, these passages answer the message.
  fileprivate init(
    asking model: LanguageModelPolicy, _ question: ModelQuestion, for message: EventID,
    epoch: Int64
  ) {
    let passages = question.passages.map(\.articleID).joined(separator: ",")
    self.init(
      .languageModel,
      ["model": model.model, "prompt": model.prompt, "passages": String(passages.prefix(300))],
      for: message, epoch: epoch, question: question)
  }
}
