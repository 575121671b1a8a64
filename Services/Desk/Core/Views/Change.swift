public import Conversation

/// What one record changes in the read model, beside the conversation's own row.
public enum Change: Sendable, Equatable {
  /// The conversation begins: whatever is held of an earlier life of it goes.
  case begun
  /// A message that was not held.
  case message(MessageView)
  case edited(EventID, text: String)
  case deleted(EventID)
  case outcome(MessageOutcome)
  /// These are owed an answer again.
  case opened([EventID])
  case delivery(EventID, DeliveryStep)
  case note(NoteView)
  case suggestion(SuggestionView)
  case suggestionUsed(EventID, edited: Bool)
  /// Its agent's page has shown it.
  case suggestionShown(EventID)
  /// What the customer is called.
  case customer(name: String, id: String)
  /// An agent's page has shown everything up to that message.
  case shown(agentID: String, throughSeq: UInt32)
  case move(MoveView)
  /// How a person's event was judged.
  case judged(PersonVerdict)
}

/// The verdict on what a person ordered.
public struct PersonVerdict: Sendable, Equatable {
  public var event: EventID
  public var verdict: Verdict
  public var content: [String]

  public init(event: EventID, verdict: Verdict, content: [String]) {
    self.event = event
    self.verdict = verdict
    self.content = content
  }
}
