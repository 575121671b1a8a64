internal import Foundation

extension ContextPackage {
  /// What was found out in the session so far, without a summary.
  init(_ turn: TurnState) {
    self.init()
    sentiment = turn.sentiments.last ?? 0
    sentimentSlope = turn.sentimentSlope
    guard let last = turn.last else { return }
    intent = last.intent
    confidence = last.confidence
    alternatives = Array(last.alternatives.prefix(5))
    urgency = last.urgency
    slots = last.slots
    language = last.language
  }

  /// States how far the conversation is told: its last visible message, and the chain's hash up to it.
  public mutating func prove(_ conversation: Conversation) {
    throughSeq = conversation.seq
    chainHash = Data(conversation.chain.bytes)
  }
}
