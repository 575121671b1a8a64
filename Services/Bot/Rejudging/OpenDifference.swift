internal import BotCore
internal import Conversation

/// A difference, and what has happened since.
struct OpenDifference: Sendable {
  private(set) var difference: Difference
  private let answers: [Set<String>]
  /// An earlier turn of its session came out otherwise.
  private let isCounterfactual: Bool
  private(set) var after = Aftermath()

  init(_ difference: Difference, answers: [String], isCounterfactual: Bool) {
    self.difference = difference
    self.answers = answers.map(Wording.terms)
    self.isCounterfactual = isCounterfactual
  }

  /// With its kind and its judgement, by all that was seen.
  var judged: Difference {
    var judged = difference
    judged.kind = kind
    judged.peopleSaid = after.peopleSaid
    (judged.judgement, judged.reason) =
      isCounterfactual
      ? (.unjudged, .afterAnEarlierDifference) : after.judge(difference.recorded, difference.other)
    return judged
  }

  private var kind: DifferenceKind {
    switch (difference.recorded.kind, difference.other.kind) {
    case (.late, _), (_, .late): .late
    case (.answered, .answered): .answerChanged
    case (.askedBack, .answered): .answersNow
    case (.answered, .askedBack): .asksNow
    case (.askedBack, .askedBack): .asksOtherwise
    case (.handedOver, .answered): .handoffAvoided
    case (.handedOver, .askedBack): .handoffLater
    case (.handedOver, .handedOver): .routedOtherwise
    case (.answered, .handedOver), (.askedBack, .handedOver):
      after.wentToPeople ? .handoffEarlier : .handoffAdded
    }
  }

  // MARK: - What happens after it

  /// The recorded bot understood a later message.
  mutating func note(understood: TurnUnderstood) {
    guard difference.recorded.isSaid, !after.wentToPeople, after.reception == nil else { return }
    let notes = understood.rules.compactMap(TurnNote.init)
    if notes.contains(.personRequested) {
      after.reception = .discontent
    } else if difference.recorded.kind == .answered, !difference.recorded.articles.isEmpty,
      !understood.intent.isEmpty, understood.intent == difference.recordedIntent
    {
      after.asksAgain = true
    }
  }

  /// The recorded bot spoke again.
  mutating func note(said reply: TurnReply) {
    let recorded = difference.recorded
    if recorded.isSaid, !after.wentToPeople, after.reception == nil {
      let isContent = recorded.kind == .answered ? !after.asksAgain : reply.kind == .answered
      after.reception = isContent ? .content : .discontent
    }
    let isNew =
      recorded.kind != .answered
      || Set(reply.articles.map(\.id)) != Set(recorded.articles.map(\.id))
    if reply.kind == .answered, !reply.articles.isEmpty, isNew, after.nextAnswer.isEmpty {
      after.nextAnswer = reply.articles.map(\.id)
    }
  }

  /// People got the session. That the bot could not help says that the customer was not content; a
  /// subject that is for people says nothing of what was told before.
  mutating func note(handedOver reason: EscalationReason?) {
    if difference.recorded.isSaid, !after.wentToPeople, after.reception == nil {
      switch reason {
      case .customerRequest, .lowConfidence, .noAnswer, .repeatedFailure, .negativeSentiment:
        after.reception = .discontent
      default: if after.asksAgain { after.reception = .discontent }
      }
    }
    after.wentToPeople = true
  }

  private static let mostQuotes = 3

  /// A person wrote to the customer.
  mutating func note(personSaid text: String) {
    let terms = Wording.terms(text)
    guard terms.count >= Wording.fewestTerms else { return }
    if after.peopleSaid.count < Self.mostQuotes { after.peopleSaid.append(text) }
    if answers.contains(where: { Wording.saysTheSame(terms, $0) }) { after.personSaidSo = true }
  }

  mutating func note(used articles: [String]) { after.usedArticles += articles }
  mutating func note(transferredTo queue: String) { after.transferredTo.append(queue) }
  mutating func note(rating: UInt32) { after.rating = rating }
  mutating func noteEnd() { after.hasEnded = true }
}
