internal import Conversation

/// How often in a row, in this tenure of the bot, what it said did not help: it asked back, or was asked again what it
/// had just answered.
struct FailuresInARow {
  private(set) var count = 0
  /// The articles of its last answer.
  private var answered: [String] = []

  init(_ conversation: Conversation) {
    for entry in conversation.transcript.entries
    where entry.session == conversation.session && entry.timestamp >= conversation.control.since {
      switch entry.author.role {
      case .customer: break
      case .bot: add(entry)
      default: self = FailuresInARow()
      }
    }
  }

  private init() {}

  private mutating func add(_ reply: TranscriptEntry) {
    let articles = reply.sources.map(\.articleID)
    if reply.replyKind == .askedBack || isAnswered(by: articles) {
      count += 1
    } else {
      count = 0
      answered = articles
    }
  }

  /// Whether its last answer said all that these articles say.
  func isAnswered(by articles: [String]) -> Bool {
    !articles.isEmpty && articles.allSatisfy(answered.contains)
  }
}
