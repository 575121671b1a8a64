import Conversation
import DeskCore
import LogRuntime
import Web

extension Desk {
  /// Ends a conversation, which goes on in another of the same customer, and notes that there.
  ///
  /// Two events in two logs: the end decides, and names where it goes on; the note tells those who read the other alone.
  /// Whoever sends the command again, because something failed in between, completes it. The person takes the ended one
  /// over first, as far as they may.
  func merge(
    _ head: ConversationDetail, into other: ConversationDetail, by person: Person,
    commandID: String, traceparent: String?
  ) async throws -> VerdictAnswer {
    guard let from = ConversationID(head.view.conversationId),
      let into = ConversationID(other.view.conversationId)
    else { throw Problem.notFound("There is no such conversation.") }
    guard let customer = head.view.customer.id, customer == other.view.customer.id else {
      throw Problem.conflict("They are not known to be of the same customer.")
    }
    guard other.view.control.agentId == person.id else {
      throw Problem.conflict("You do not hold the conversation in which it would go on.")
    }
    var held = head
    if head.standing.owner != Owner.none.name, head.view.control.agentId != person.id {
      _ = try await order(
        .take, in: head, by: person, commandID: "\(commandID)/take", traceparent: traceparent)
      held = try await model.standing(from, topic: topics.conversations) ?? head
    }
    let answer = try await order(
      .merge(into: into), in: held, by: person, commandID: commandID, traceparent: traceparent)
    _ = try await order(
      .goesOnHere(from: from), in: other, by: person, commandID: "\(commandID)/note",
      traceparent: traceparent)
    return answer
  }
}
