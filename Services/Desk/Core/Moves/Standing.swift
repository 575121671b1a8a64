public import Conversation

/// What a desk has folded of a conversation, as far as a move needs it.
///
/// It may be behind the log: then the move names an old epoch, and the log judges it void.
public struct Standing: Sendable, Equatable, Codable {
  public var session: UInt32
  public var epoch: Int64
  public var seq: UInt32
  public var owner: String
  /// Whose it is while an agent holds control; else empty.
  public var agentID: String

  public init(_ conversation: Conversation) {
    session = conversation.session
    epoch = conversation.control.epoch
    seq = conversation.seq
    owner = conversation.control.owner.name
    agentID = conversation.control.agentID
  }
}

extension Owner {
  /// The owner's word in JSON.
  public var name: String {
    switch self {
    case .none: "none"
    case .bot: "bot"
    case .queue: "queue"
    case .agent: "agent"
    }
  }
}
