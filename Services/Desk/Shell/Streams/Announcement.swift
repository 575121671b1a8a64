import DeskCore

/// Something that happened and that people at their desks want to see.
enum Announcement: Sendable, Equatable {
  case offer(ConversationView)
  case offerEnded(OfferView, conversationID: String)
  case conversation(ConversationView)
  case message(MessageView, conversationID: String)
  case suggestion(SuggestionView, conversationID: String, agentID: String)
  case presence(agentID: String, String, acceptingWork: Bool, byThemselves: Bool)
  case queue
  case typing(conversationID: String, agentID: String)

  /// Whom alone it concerns; nil for all.
  var agentID: String? {
    switch self {
    case .offer(let view): view.offer?.agentId
    case .offerEnded(let offer, _): offer.agentId
    case .suggestion(_, _, let agentID): agentID
    case .typing(_, let agentID): agentID
    case .presence(let agentID, _, _, _): agentID
    case .conversation, .message, .queue: nil
    }
  }
}
