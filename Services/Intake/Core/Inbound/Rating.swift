public import Conversation

/// How a customer rates the bot's or the people's part of a session, checked.
public struct Rating: Sendable, Equatable {
  public enum Span: String, Sendable, CaseIterable {
    case bot, agent
  }

  public var conversation: ConversationID
  public var session: UInt32
  public var span: Span
  /// 1 (very poor) to 5 (very good).
  public var score: Int
  public var comment: String
  /// The caller's own id of this rating.
  public var commandID: String

  /// Reads the body of `POST /v1/csat`; with `conversation`, that of `POST /webchat/csat`, whose
  /// token has said which one it is.
  public init(
    reading value: JSONValue, conversation known: ConversationID? = nil
  ) throws(FieldProblems) {
    var fields = FieldReader(value)
    let conversation = known ?? fields.identifier("conversationId", ConversationID.self)
    let session = fields.integer("sessionSeq", in: 1...Int(UInt32.max))
    let span = fields.oneOf("span", Span.self)
    let score = fields.integer("score", in: 1...5)
    let comment = fields.words("comment", longest: 2_000)
    let commandID = fields.name("commandId")
    guard let conversation, let session, let span, let score, let commandID,
      fields.problems.isEmpty
    else { throw FieldProblems(fields.problems) }
    self.conversation = conversation
    self.session = UInt32(session)
    self.span = span
    self.score = score
    self.comment = comment ?? ""
    self.commandID = commandID
  }

  /// The event to propose.
  public func event(now: Timestamp) -> Event {
    var submitted = CsatSubmitted()
    submitted.span = span == .bot ? .bot : .agent
    submitted.score = UInt32(score)
    submitted.comment.text = comment
    return Event(
      id: .command(commandID, by: conversation.description), conversation: conversation,
      session: session, author: .customer, occurredAt: now, body: .csatSubmitted(submitted))
  }
}

extension Rating {
  /// What a repeat under the same command may not change.
  public var content: [String] { [String(session), span.rawValue, String(score), comment] }
}
