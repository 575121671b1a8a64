import Conversation
import DeskCore
import LogRuntime
import Web

/// Who types: told and heard through `baton.signals`, as well as that goes.
extension Desk {
  /// What comes more often than every other second is passed over, and so is what fails.
  func tell(_ signal: TypingSignal, of conversation: ConversationID) async {
    guard signals.admits(conversation),
      let proposal = try? Proposal(signal, of: conversation, topics)
    else { return }
    _ = try? await append([proposal])
  }

  /// Tells the agent who holds the conversation that its customer types.
  func heard(_ signal: TypingSignal, of conversation: ConversationID) async {
    guard signal.role == .customer,
      let head = try? await model.standing(conversation, topic: topics.conversations),
      let agent = head.view.control.agentId
    else { return }
    hub.mention(.typing(conversationID: head.view.conversationId, agentID: agent))
  }
}
