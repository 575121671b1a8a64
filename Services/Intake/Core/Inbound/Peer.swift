public import Conversation

/// Whom a channel's account talks to, in which thread: what makes a conversation.
public struct Peer: Sendable, Hashable {
  public var channel: String
  public var account: String
  public var peer: String
  /// Empty where the channel has no threads.
  public var thread: String

  public init(channel: String, account: String, peer: String, thread: String = "") {
    self.channel = channel
    self.account = account
    self.peer = peer
    self.thread = thread
  }

  public func conversation(secret: [UInt8]) -> ConversationID {
    ConversationID(channel: channel, account: account, peer: peer, thread: thread, secret: secret)
  }

  /// The id of what this peer sent under the channel's own id.
  public func eventID(of messageID: String, _ what: InboundKind) -> EventID {
    EventID.inbound(
      channel: channel, account: account, peer: peer, thread: thread, messageID: messageID,
      what: what.rawValue)
  }
}

/// What a customer does on a channel.
public enum InboundKind: String, Sendable, CaseIterable {
  case message, edit, delete, left
}
