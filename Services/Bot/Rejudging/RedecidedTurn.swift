internal import BotCore
internal import Conversation

/// What the other bot decided about some messages of a conversation.
struct RedecidedTurn: Sendable {
  /// The messages that it decided about, oldest first.
  var open: [EventID]
  /// What the customer wrote in them.
  var question: String
  var language: String
  /// What the other bot took it for; empty for no idea.
  var intent: String
  var reply: TurnReply
  /// The answers that its reply would lead to: said, or behind the questions that it offers.
  var answers: [String]

  init(_ decision: BotDecision, _ open: [EventID], in conversation: Conversation) {
    self.open = open
    question = open.compactMap { conversation.transcript[$0]?.currentText }
      .joined(separator: "\n")
    let understood = conversation.pending.filter { open.contains($0.id) }
      .compactMap(\.understanding)
    language = understood.last?.language ?? conversation.language
    intent = understood.last?.intent ?? ""
    switch decision {
    case .say(let message):
      reply = TurnReply(message)
      let named = Set(reply.articles.map(\.id))
      answers =
        reply.kind == .answered
        ? [reply.text]
        : understood.flatMap(\.matches).filter { named.contains($0.articleID) }.map(\.answer)
    case .handOver(let request):
      reply = TurnReply(request)
      answers = []
    case .suggest, .lookUp:
      reply = TurnReply(.answered)
      answers = []
    }
  }
}
