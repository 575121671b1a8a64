public import Conversation

/// The mark of a question that the bot asks because a lookup needs something. It stands among the sources of the bot's
/// message, so that the next message is known as the answer to it.
public struct LookupAsk: Sendable, Equatable {
  public enum Detail: Sendable, Equatable {
    /// Something to be named, by its slot.
    case slot(String)
    /// The one-time code.
    case code
  }

  public var connector: String
  public var detail: Detail

  public init(connector: String, detail: Detail) {
    self.connector = connector
    self.detail = detail
  }

  init?(source: String) {
    let parts = source.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "ask" else { return nil }
    connector = String(parts[1])
    detail = parts[2] == "code" ? .code : .slot(String(parts[2]))
  }

  var source: String {
    switch detail {
    case .slot(let name): "ask:\(connector):\(name)"
    case .code: "ask:\(connector):code"
    }
  }
}

extension TranscriptEntry {
  /// What the bot asks for in it, for a lookup.
  var lookupAsk: LookupAsk? {
    guard author.role == .bot, replyKind == .askedBack else { return nil }
    return sources.lazy.compactMap { LookupAsk(source: $0.articleID) }.first
  }
}

extension Transcript {
  /// What the last message before a customer's asked for, for a lookup; nil if it asked for nothing of the sort.
  public func lookupAsk(before entry: TranscriptEntry) -> LookupAsk? {
    entries.last {
      $0.seq < entry.seq && $0.session == entry.session && $0.author.role != .customer
    }?.lookupAsk
  }

  /// A customer's words, with dots for the digits of one that answers the question for a one-time code.
  func wordsWithoutCode(_ entry: TranscriptEntry) -> String {
    let text = entry.currentText
    guard entry.author.role == .customer, lookupAsk(before: entry)?.detail == .code,
      OneTimeCode.code(in: text) != nil
    else { return text }
    return String(text.map { $0.isNumber ? "•" : $0 })
  }
}
