import Conversation

/// What became of a message, in words: what the bot said, or why it handed over.
struct LoadDeed: Sendable, Equatable {
  var reply: String?
  /// The questions that it offered.
  var choices: [String] = []
  /// Of a handover.
  var reason: String?
  var queue: String?

  init() {}

  /// - Parameter event: the one by which the message has its outcome.
  init(_ event: Event?) {
    switch event?.body {
    case .messageSent(let body):
      reply = body.words.text
      choices = body.quickReplies
    case .handoffRequested(let body):
      reason = body.reason.name
      queue = body.queue
      if body.hasGuidance, !body.guidance.answer.isEmpty { reply = body.guidance.answer }
    case .deadlinePassed: reason = EscalationReason.botTimeout.name
    case .controlTaken, .conversationAssigned: reason = EscalationReason.supervisorTakeover.name
    default: break
    }
  }
}
