internal import Conversation

/// How often in a row, in this tenure of the bot, what it said did not help: it asked back, or was asked again what it
/// had answered before. To ask for what a lookup needs is none, but to ask for the same again is.
///
/// A question is the same if it finds the same article, in whatever words it is asked.
struct FailuresInARow {
  private(set) var count = 0
  /// What the last message asked for, for a lookup.
  private(set) var lastAsk: LookupAsk?
  /// The articles of each of its last answers, the latest last; a courtesy is one without.
  private var answered: [[String]] = []
  private let lookingBack: Int

  /// - Parameter lookingBack: among how many of its last answers a question may be that is asked again, 1 and more.
  init(_ conversation: Conversation, lookingBack: Int) {
    self.lookingBack = lookingBack
    for entry in conversation.transcript.entries
    where entry.session == conversation.session && entry.timestamp >= conversation.control.since {
      switch entry.author.role {
      case .customer: break
      case .bot: add(entry)
      default: forget()
      }
    }
  }

  private mutating func forget() {
    count = 0
    lastAsk = nil
    answered = []
  }

  private mutating func add(_ reply: TranscriptEntry) {
    if let ask = reply.lookupAsk {
      if ask == lastAsk, ask.detail != .code { count += 1 }
      lastAsk = ask
      return
    }
    lastAsk = nil
    let articles = reply.sources.map(\.articleID)
    if reply.replyKind == .askedBack || isAnswered(by: articles) {
      count += 1
    } else {
      count = 0
      answered = (answered + [articles]).suffix(lookingBack)
    }
  }

  /// Whether its last answers said all that these articles say.
  func isAnswered(by articles: [String]) -> Bool {
    !articles.isEmpty
      && articles.allSatisfy { article in answered.contains { $0.contains(article) } }
  }
}
