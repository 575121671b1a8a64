package import BotCore
internal import Conversation
package import Firm
internal import Understanding

extension BotCore.BotPolicy {
  package init(_ firm: Firm) {
    let bot = firm.policy.bot
    self.init(
      answerScore: bot.answerScore ?? Thresholds.ofSearch.answer,
      offerScore: bot.offerScore ?? Thresholds.ofSearch.offer,
      offeredQuestions: bot.offeredQuestions, failuresBeforeHandover: bot.failuresBeforeHandover,
      answerExpiresMilliseconds: firm.policy.session.botAnswerExpires.wholeMilliseconds,
      queues: firm.queues.map {
        BotQueue(id: $0.id, team: $0.team, requiredSkills: $0.requiredSkills)
      },
      defaultQueue: firm.policy.defaultQueue,
      rules: firm.policy.alwaysEscalate.map { rule in
        BotRule(
          id: rule.id,
          reason: BotRule.Reason(word: rule.reason.rawValue) ?? .policyRequired,
          queue: rule.queue, priority: rule.priority.map { UInt32($0) * 10 })
      },
      handover: HandoverPolicy(firm.policy.escalation), words: BotWords(firm.texts),
      lookups: LookupPolicy(firm.connectors))
  }
}

extension HandoverPolicy {
  init(_ escalation: EscalationPolicy) {
    self.init()
    subjects = escalation.subjects.map(\.rawValue)
    severalDepartments =
      switch escalation.severalDepartments {
      case .never: .never
      case .forPeople: .forPeople
      case .always: .always
      }
    if let identity = escalation.identity { verifiedAttribute = identity.attribute }
    customerRequest = escalation.customerRequest
    filesWithoutWords = escalation.filesWithoutWords
    askedAgainWithin = escalation.askedAgainWithin
    unknownTurns = escalation.unknownTurns
    veryUpset = escalation.veryUpset
    falling = escalation.falling.map { Falling(turns: $0.turns, slope: $0.slope) }
  }
}

extension BotWords {
  init(_ texts: Texts) {
    self.init()
    greeting = Line(
      texts.text(.greeting, language: "en"), texts.text(.greeting, language: "zh"))
  }
}

extension Duration {
  /// From 0 to the most that 32 bits hold.
  fileprivate var wholeMilliseconds: UInt32 {
    let parts = components
    return UInt32(clamping: parts.seconds * 1_000 + parts.attoseconds / 1_000_000_000_000_000)
  }
}
