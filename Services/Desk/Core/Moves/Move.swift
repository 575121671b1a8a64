public import Conversation

/// What a person at the desk wants to do with a conversation.
public enum Move: Sendable, Equatable {
  /// - Parameters:
  ///   - isEdited: whether the suggestion that it is made of was changed.
  ///   - assistance: what a language model wrote of it.
  case message(
    text: String, suggestion: EventID?, isEdited: Bool = false, assistance: [Assistance] = [])
  case note(text: String)
  /// A note that another conversation of the same customer goes on in this one.
  case goesOnHere(from: ConversationID)
  case transfer(Destination, reason: String)
  case giveBack(instructions: String)
  case take
  /// A supervisor gives it to somebody.
  case assign(agentID: String, name: String, team: String, reason: String)
  case resolve(code: String, notes: String, throughSeq: UInt32?)
  /// Puts it aside until that time, or until the customer writes.
  case snooze(until: Timestamp)
  case reopen
  case close(throughSeq: UInt32?)
  /// Ends it: it goes on in another conversation of the same customer.
  case merge(into: ConversationID)
  case wrapUp(code: String, notes: String, session: UInt32?)
  /// - Parameters:
  ///   - shown: the suggestions that the page showed since it last said so.
  ///   - assisted: what a language model wrote for the person since then.
  case acknowledge(
    throughSeq: UInt32, chainHash: [UInt8], shown: [EventID] = [], assisted: [Assistance] = [])
  case accept(offer: EventID)
  case decline(offer: EventID, reason: String)
  /// Has a system outside asked, or told to do something; arguments by name.
  case lookUp(connector: String, arguments: [String: String])
}

/// Where a conversation is transferred to.
public enum Destination: Sendable, Equatable {
  case queue(id: String, team: String, skills: [String], priority: UInt32)
  case agent(id: String, name: String, team: String)
}

/// Why a person may not even propose a move.
public enum Refusal: Error, Sendable, Equatable {
  /// Only a supervisor takes over what another agent holds.
  case heldByColleague
  /// The destination is who asks.
  case ownDestination
  /// Only supervisors do that.
  case forSupervisors
  /// Only who holds the conversation does that.
  case forItsHolder
}
