public import Conversation

extension Event {
  /// What its author asked for, without what the desk added: the same command asks for the same.
  /// Empty for what no person orders.
  public var orderedContent: [String] {
    orderedFields.map { [conversation.description, body.name] + $0 } ?? []
  }

  private var orderedFields: [String]? {
    switch body {
    case .messageSent(let sent): [sent.words.text] + sent.assistance.flatMap(\.ordered)
    case .noteAdded(let added):
      [added.words.text] + (added.hasMergedFrom ? [added.mergedFrom.id.description] : [])
    case .suggestionUsed(let used): [used.suggestion.id.description]
    case .offerAccepted(let accepted): [accepted.offer.id.description]
    case .offerDeclined(let declined): [declined.offer.id.description, declined.reason]
    case .controlTaken, .conversationReopened: []
    case .conversationClosed(let closed):
      closed.hasMergedInto ? [closed.mergedInto.id.description] : []
    case .handoffReturned(let returned):
      returned.instructions.isEmpty ? [] : [returned.instructions]
    case .conversationAssigned(let assigned): [assigned.agentID, assigned.reason]
    case .contextAcknowledged(let acknowledged):
      [String(acknowledged.throughSeq)] + acknowledged.chainHash.map { String($0) }
        + acknowledged.shownSuggestions.map(\.id.description)
        + acknowledged.shownAssistance.flatMap(\.ordered)
    case .conversationTransferred(let to): [to.agentID, to.queue, to.reason]
    case .conversationSnoozed(let snoozed): [String(snoozed.untilMs), snoozed.reason]
    case .conversationResolved(let resolved): [resolved.code, resolved.notes.text]
    case .wrapUpCompleted(let completed): [completed.code, completed.notes.text]
    case .lookupRequested(let asked):
      [asked.connector] + asked.arguments.flatMap { [$0.name, $0.value] }
    default: nil
    }
  }
}

extension Assistance {
  fileprivate var ordered: [String] {
    [task, version, edited ? "edited" : "", hasMessage ? message.id.description : ""]
  }
}
