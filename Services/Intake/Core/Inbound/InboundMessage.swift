public import Conversation

/// What a gateway or the web chat says that a customer did, checked.
public struct InboundMessage: Sendable, Equatable {
  public enum Act: Sendable, Equatable {
    case message(Words)
    case edit(of: String, Words)
    case delete(of: String)
    case left

    public var kind: InboundKind {
      switch self {
      case .message: .message
      case .edit: .edit
      case .delete: .delete
      case .left: .left
      }
    }
  }

  public var peer: Peer
  /// The channel's own id, unique for the peer.
  public var messageID: String
  public var act: Act
  /// By the channel's clock.
  public var sentAt: Timestamp?
  public var customer: Customer?

  public init(
    peer: Peer, messageID: String, act: Act, sentAt: Timestamp? = nil, customer: Customer? = nil
  ) {
    self.peer = peer
    self.messageID = messageID
    self.act = act
    self.sentAt = sentAt
    self.customer = customer
  }
}

/// The numbers that a session is judged by, as they go into the message that may open it.
public typealias StampedPolicy = SessionPolicy

/// What intake adds to whatever a customer does.
public struct IntakeStamp: Sendable {
  /// What conversation ids are derived under.
  public var secret: [UInt8]
  /// What a session opened now is judged by.
  public var policy: SessionPolicy
  /// By which fold version.
  public var foldVersion: UInt32
  /// When it came, by intake's clock.
  public var receivedAt: Timestamp

  public init(
    secret: [UInt8], policy: SessionPolicy, foldVersion: UInt32 = FoldVersion.current,
    receivedAt: Timestamp
  ) {
    self.secret = secret
    self.policy = policy
    self.foldVersion = foldVersion
    self.receivedAt = receivedAt
  }
}

extension InboundMessage {
  public var eventID: EventID { peer.eventID(of: messageID, act.kind) }

  /// The event to propose.
  public func event(_ stamp: IntakeStamp) -> Event {
    Event(
      id: eventID, conversation: peer.conversation(secret: stamp.secret), author: .customer,
      occurredAt: sentAt ?? stamp.receivedAt, foldVersion: stamp.foldVersion, body: body(stamp))
  }

  private func body(_ stamp: IntakeStamp) -> EventBody {
    switch act {
    case .message(let words): .messageReceived(received(words, stamp))
    case .edit(let original, let words): .messageEdited(edited(original, words))
    case .delete(let original): .messageDeleted(deleted(original))
    case .left: .customerLeft(CustomerLeft())
    }
  }

  private func edited(_ original: String, _ words: Words) -> MessageEdited {
    var edited = MessageEdited()
    edited.message = EventRef(peer.eventID(of: original, .message))
    edited.words = words
    return edited
  }

  private func deleted(_ original: String) -> MessageDeleted {
    var deleted = MessageDeleted()
    deleted.message = EventRef(peer.eventID(of: original, .message))
    return deleted
  }

  private func received(_ words: Words, _ stamp: IntakeStamp) -> MessageReceived {
    var received = MessageReceived()
    received.words = words
    received.address.channel = peer.channel
    received.address.account = peer.account
    received.address.peer = peer.peer
    received.address.thread = peer.thread
    received.address.messageID = messageID
    if let customer { received.customer = customer }
    received.policy = stamp.policy
    received.sentAtMs = (sentAt ?? stamp.receivedAt).milliseconds
    return received
  }
}

extension InboundMessage {
  /// What a repeat under the same id may not change: everything that was said, not when.
  public var content: [String] {
    switch act {
    case .message(let words): words.content
    case .edit(let original, let words): [original] + words.content
    case .delete(let original): [original]
    case .left: []
    }
  }
}

extension Words {
  fileprivate var content: [String] {
    [text] + attachments.flatMap { [$0.url, $0.mediaType, $0.name, String($0.bytes)] }
  }
}
