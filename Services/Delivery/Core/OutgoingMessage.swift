public import Conversation

/// A message as a gateway is told it: the same at every try, whoever makes it.
public struct OutgoingMessage: Sendable, Equatable {
  public var eventID: EventID
  public var conversationID: ConversationID
  public var session: UInt32
  /// Its number among the messages sent to this customer, from 1.
  public var sequence: UInt32
  public var address: Address
  public var role: AuthorRole
  public var authorName: String
  public var words: Words
  public var quickReplies: [String]
  public var sources: [Source]
  /// The customer messages that it answers.
  public var replyTo: [EventID]
  public var sentAt: Timestamp
  public var expiresAt: Timestamp

  /// Nil where the conversation's bounded tail no longer holds the words.
  init?(_ delivery: DeliveryState, in conversation: Conversation) {
    guard let entry = conversation.transcript[delivery.message] else { return nil }
    eventID = delivery.message
    conversationID = conversation.id
    session = delivery.session
    sequence = delivery.sequence
    address = conversation.address
    role = entry.author.role
    authorName = entry.authorName
    words = entry.words
    quickReplies = entry.quickReplies
    sources = entry.sources
    replyTo = entry.replyTo
    sentAt = entry.timestamp
    expiresAt = delivery.expires
  }
}
