internal import Conversation
internal import Lookups

/// What becomes of one open message that a connector answers: what is missing is asked for, then the system is asked,
/// then what it answered is said.
struct LookupTurn {
  let connector: LookupPolicy.Connector
  let understood: TurnUnderstood
  let conversation: Conversation
  let policy: BotPolicy
  let language: ReplyLanguage

  func reading() -> MessageReading {
    if let need = missing(connector.needs) { return asks(need) }
    var values = values(connector.needs)
    if connector.needsVerified {
      guard let customer = CustomerIdentity(conversation, policy).customer else {
        return IdentityTurn(self).reading()
      }
      values["customer"] = customer
    }
    let call = call(.connector(connector.id), values)
    switch call.standing(in: conversation) {
    case .unasked: return .asksOutside(call)
    case .waiting: return .awaits(call)
    case .done(let outcome): return reading(of: outcome, values)
    }
  }

  private func reading(of outcome: LookupOutcome, _ values: [String: String]) -> MessageReading {
    switch outcome {
    case .found(let fields):
      let text = connector.answer.text(fields, named: values, words: connector.words, language)
      return text.map { .certain(match(answerID, $0)) } ?? failed
    case .notFound:
      let text = connector.notFound.text(LookupFields(), named: values, language)
      guard let text else { return failed }
      guard let need = connector.needs.last else { return .certain(match(answerID, text)) }
      return asks(text, .slot(need.slot))
    case .refused, .failed: return failed
    }
  }

  /// The same question gets the same mark, so that one asked again is known.
  private var answerID: String {
    (["lookup", connector.id] + connector.needs.map { slot($0.slot) ?? "" }).joined(separator: ":")
  }

  private var failed: MessageReading { fails(.botError, connector.failure) }

  // MARK: - What the turns of identity need too

  func asks(_ need: LookupPolicy.Need) -> MessageReading {
    asks(need.ask.text(language), .slot(need.slot))
  }

  func asks(_ text: String, _ detail: LookupAsk.Detail) -> MessageReading {
    .needsDetail(match(LookupAsk(connector: connector.id, detail: detail).source, text))
  }

  func fails(_ reason: EscalationReason, _ line: BotWords.Line) -> MessageReading {
    let notes = understood.rules.compactMap(TurnNote.init)
    return .lookupFailed(
      Escalation(
        reason, queue: notes.belongingQueue,
        guidance: match("lookup:\(connector.id)", line.text(language))))
  }

  func call(_ subject: LookupCall.Subject, _ values: [String: String]) -> LookupCall {
    LookupCall(
      subject, values, for: understood.message.id, epoch: conversation.control.epoch)
  }

  func missing(_ needs: [LookupPolicy.Need]) -> LookupPolicy.Need? {
    needs.first { slot($0.slot) == nil }
  }

  func values(_ needs: [LookupPolicy.Need]) -> [String: String] {
    needs.reduce(into: [:]) { $0[$1.slot] = slot($1.slot) }
  }

  /// What the customer named last in this session.
  private func slot(_ name: String) -> String? {
    understood.slots.last { $0.name == name && !$0.value.isEmpty }?.value
  }

  private func match(_ id: String, _ text: String) -> ArticleMatch {
    var match = ArticleMatch()
    match.articleID = id
    match.title = connector.title.text(language)
    match.answer = text
    match.score = 1
    return match
  }
}
