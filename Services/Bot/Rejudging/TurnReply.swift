public import Conversation

/// What a bot made of its turn.
public struct TurnReply: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case answered
    case askedBack = "asked_back"
    case handedOver = "handed_over"
    /// It said nothing, and its deadline handed over.
    case late
  }

  public struct Article: Sendable, Hashable {
    public var id: String
    public var title: String
  }

  public var kind: Kind
  /// What it said; what it says meanwhile where it hands over.
  public var text = ""
  /// What it answered from, or offered.
  public var articles: [Article] = []
  /// The questions that it offered.
  public var choices: [String] = []
  /// Where it handed over to; empty else.
  public var queue = ""
  public var reason = EscalationReason.unspecified

  init(_ kind: Kind) {
    self.kind = kind
  }

  init(_ message: MessageSent) {
    kind = message.replyKind == .askedBack ? .askedBack : .answered
    text = message.words.text
    articles = message.sources.map { Article(id: $0.articleID, title: $0.title) }
    choices = message.quickReplies
  }

  init(_ request: HandoffRequested) {
    kind = .handedOver
    queue = request.queue
    reason = request.reason
    if request.hasGuidance {
      text = request.guidance.answer
      articles = [Article(id: request.guidance.articleID, title: request.guidance.title)]
    }
  }

  /// A handover by the deadline, to where the session's policy says.
  init(late conversation: Conversation) {
    kind = .late
    queue = conversation.policy.defaultQueue
    reason = .botTimeout
  }

  /// Whether the customer was told something, and the bot stayed.
  public var isSaid: Bool { kind == .answered || kind == .askedBack }

  /// Whether the customer and the people get the same: the same words, or the same queue.
  func isSame(as other: TurnReply) -> Bool {
    guard kind == other.kind else { return false }
    return isSaid ? text == other.text && choices == other.choices : queue == other.queue
  }

  func names(anyOf ids: [String]) -> Bool {
    articles.contains { ids.contains($0.id) }
  }
}
