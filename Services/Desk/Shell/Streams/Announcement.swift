import DeskCore

/// Something that happened and that people at their desks want to see.
enum Announcement: Sendable, Equatable {
  case offer(ConversationView)
  case offerEnded(OfferView, conversationID: String)
  case conversation(ConversationView)
  case message(MessageView, conversationID: String, Audience)
  /// It no longer concerns people whom it did: their pages forget it.
  case gone(conversationID: String, from: Audience, to: Audience)
  case suggestion(SuggestionView, conversationID: String, agentID: String)
  case presence(agentID: String, String, acceptingWork: Bool, byThemselves: Bool)
  case queue
  /// The canned replies are others now.
  case replies
  case typing(conversationID: String, agentID: String)
  /// A colleague looks at a conversation, or writes in it.
  case looking(ColleagueView, Audience)
  /// A note asks somebody something.
  case mention(NoteView, conversationID: String, Audience)

  /// Whether somebody is told of it: each hears of what they may see, and of nothing else.
  func concerns(_ person: Person) -> Bool {
    switch self {
    case .offer(let view): view.offer?.agentId == person.id
    case .offerEnded(let offer, _): offer.agentId == person.id
    case .suggestion(_, _, let agentID): agentID == person.id
    case .typing(_, let agentID): agentID == person.id
    case .presence(let agentID, _, _, _): agentID == person.id
    case .conversation(let view): Audience(view).includes(person)
    case .message(_, _, let audience): audience.includes(person)
    case .gone(_, let from, let to): from.includes(person) && !to.includes(person)
    case .looking(let colleague, let audience):
      colleague.agentId != person.id && audience.includes(person)
    case .mention(let note, _, let audience):
      note.mentions.contains(person.id) && audience.includes(person)
    case .queue, .replies: true
    }
  }
}
