import Conversation

/// What an event says, in half a line for people.
enum EventSummary {
  static func text(of event: Event) -> String {
    switch event.body {
    case .messageReceived(let body): quoted(body.words)
    case .messageEdited(let body): "now " + quoted(body.words)
    case .messageDeleted, .customerLeft, .contextCarried: ""
    case .turnUnderstood(let body): understood(body)
    case .messageSent(let body): quoted(body.words) + covered(body.covers)
    case .messageSuggested(let body): quoted(body.text)
    case .suggestionUsed(let body): body.edited ? "edited" : "as it was"
    case .noteAdded(let body) where body.hasMergedFrom:
      "goes on here: \(body.mergedFrom.id.description.prefix(8))"
    case .noteAdded(let body): quoted(body.words)
    case .lookupRequested(let body): body.connector
    case .lookupCompleted(let body): body.succeeded ? "found" : body.reason
    case .logOpened(let body): "partition \(body.partition) of \(body.partitionCount)"
    default: moves(event.body)
    }
  }

  private static func moves(_ body: EventBody) -> String {
    switch body {
    case .handoffRequested(let body):
      "to \(body.queue), because \(body.reason.name)" + covered(body.covers)
    case .offerCreated(let body): "to \(body.agentID)"
    case .offerDeclined(let body): body.reason
    case .offerRescinded(let body): body.reason
    case .controlTaken(let body): body.agentName
    case .conversationAssigned(let body): "to \(body.agentID)"
    case .contextAcknowledged(let body): "through \(body.throughSeq)"
    case .conversationTransferred(let body):
      body.agentID.isEmpty ? "to queue \(body.queue)" : "to \(body.agentID)"
    case .handoffReturned(let body): body.instructions
    case .conversationRequeued(let body):
      [body.queue.isEmpty ? "" : "to queue \(body.queue)", "because \(body.reason.name)"]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    case .conversationResolved(let body): body.code
    case .conversationClosed(let body) where body.hasMergedInto:
      "goes on in \(body.mergedInto.id.description.prefix(8))"
    case .conversationClosed(let body): body.reason
    case .wrapUpCompleted(let body): body.code
    default: outcomes(body)
    }
  }

  private static func outcomes(_ body: EventBody) -> String {
    switch body {
    case .deadlinePassed(let body): body.kind.name
    case .delivery(_, let update): told(update)
    case .csatRequested(let body): "of the \(body.span.name)"
    case .csatSubmitted(let body): "\(body.score) of 5 for the \(body.span.name)"
    case .queuePositionChanged(let body): "place \(body.position)"
    case .promiseMade(let body):
      "an answer by \(Timestamp(milliseconds: body.dueMs).rfc3339)"
    case .unknown(_, let bytes): "\(bytes.count) bytes of a younger kind"
    default: ""
    }
  }

  /// The status alone says nothing of a gateway that cannot be reached; a reason that begins with it says both.
  private static func told(_ update: DeliveryUpdate) -> String {
    guard update.statusCode != 0 else { return update.reason }
    return update.reason.hasPrefix("\(update.statusCode)")
      ? "HTTP \(update.reason)"
      : ["HTTP \(update.statusCode)", update.reason].filter { !$0.isEmpty }
        .joined(separator: ", ")
  }

  private static func understood(_ body: TurnUnderstood) -> String {
    let intent = body.intent.isEmpty ? "nothing known" : body.intent
    // No record is void because its confidence is none.
    let share = body.confidence.isNaN ? 0 : max(0, min(1, body.confidence))
    let percent = Int((share * 100).rounded())
    return "\(intent) \(percent) %"
      + (body.rules.isEmpty ? "" : " [\(body.rules.joined(separator: ", "))]")
  }

  private static func covered(_ covers: [EventRef]) -> String {
    covers.count > 1 ? " (for \(covers.count) messages)" : ""
  }

  private static func quoted(_ words: Words) -> String {
    quoted(words.text) + (words.attachments.isEmpty ? "" : " + \(words.attachments.count) files")
  }

  static func quoted(_ text: String) -> String { "“\(plain(text))”" }

  /// On one line, and without what a terminal would obey.
  static func plain(_ text: String) -> String {
    text.unicodeScalars
      .map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
  }
}

extension EscalationReason {
  /// The word of DESIGN section 4.
  var name: String {
    switch self {
    case .customerRequest: "customer_request"
    case .lowConfidence: "low_confidence"
    case .noAnswer: "no_answer"
    case .repeatedFailure: "repeated_failure"
    case .negativeSentiment: "negative_sentiment"
    case .outOfScope: "out_of_scope"
    case .policyRequired: "policy_required"
    case .botError: "bot_error"
    case .botTimeout: "bot_timeout"
    case .maxTurns: "max_turns"
    case .identityUnverified: "identity_unverified"
    case .multiDepartment: "multi_department"
    case .supervisorTakeover: "supervisor_takeover"
    case .afterHours: "after_hours"
    case .unspecified, .UNRECOGNIZED: "unspecified"
    }
  }
}

extension DeadlineKind {
  /// The word of DESIGN section 4.
  var name: String {
    switch self {
    case .botReply: "bot_reply"
    case .offer: "offer"
    case .firstResponse: "first_response"
    case .nextResponse: "next_response"
    case .resolution: "resolution"
    case .idle: "idle"
    case .snooze: "snooze"
    case .promise: "promise"
    case .wrapUp: "wrap_up"
    case .unspecified, .UNRECOGNIZED: "unspecified"
    }
  }
}

extension RatedSpan {
  var name: String { self == .agent ? "agent" : "bot" }
}
