import BotRejudging

extension DifferenceKind {
  /// What it says about the other bot.
  var words: String {
    switch self {
    case .answerChanged: "answers otherwise"
    case .answersNow: "answers what was asked back about"
    case .asksNow: "asks back about what was answered"
    case .asksOtherwise: "asks back otherwise"
    case .handoffAvoided: "handoff avoided"
    case .handoffLater: "handoff later, asks back first"
    case .handoffEarlier: "handoff earlier"
    case .handoffAdded: "handoff added"
    case .routedOtherwise: "hands over to another queue"
    case .late: "in time, where the recorded bot was late"
    }
  }
}

extension Judgement {
  var mark: String {
    switch self {
    case .right: "✓"
    case .wrong: "✗"
    case .unjudged: "·"
    }
  }
}

extension JudgementReason {
  var words: String {
    switch self {
    case .personSaidSo: "a person then said the same"
    case .personUsedItsArticle: "a person then used a suggestion from that article"
    case .answeredSoInTheEnd: "the recorded bot found that article in the end"
    case .peopleWereNeeded: "people were needed later in the session"
    case .transferredThere: "people transferred it to that queue"
    case .customerWasContent: "the customer was content with what was recorded"
    case .personDidOtherwise: "a person then did something else"
    case .answeredOtherwiseInTheEnd: "the recorded bot found another article in the end"
    case .solvedWhereItWas: "people dealt with it where it was"
    case .wordsAlone: "the same articles, in other words"
    case .afterAnEarlierDifference: "after an earlier difference of the session"
    case .nothingTells: "nothing that was done afterwards tells"
    }
  }
}

extension TurnReply.Kind {
  var words: String {
    switch self {
    case .answered: "answered"
    case .askedBack: "asked back"
    case .handedOver: "handed over"
    case .late: "was late"
    }
  }
}

extension TurnReply {
  /// Half a line for people.
  var words: String {
    switch kind {
    case .answered, .askedBack:
      EventSummary.quoted(text)
        + (choices.isEmpty ? "" : " [\(EventSummary.plain(choices.joined(separator: " | ")))]")
    case .handedOver: "→ \(queue), because \(reason.name)"
    case .late: "→ \(queue), by its deadline"
    }
  }
}

/// How an intent is called where there is one.
func intentName(_ intent: String) -> String { intent.isEmpty ? "nothing known" : intent }
