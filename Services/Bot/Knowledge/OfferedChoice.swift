internal import Conversation
internal import Understanding

/// Recognises a message that picks one of the questions the bot has just offered.
enum OfferedChoice {
  /// The article picked, by its button's text or by its number; nil if the message is something else.
  static func article(
    for entry: TranscriptEntry, in transcript: Transcript, _ knowledge: KnowledgeIndex
  ) -> Article? {
    let said = Normalizer.fold(entry.currentText)
    guard !said.isEmpty, let offer = lastOffer(before: entry, in: transcript) else { return nil }
    for (number, reply) in offer.quickReplies.enumerated() where number < offer.sources.count {
      if said == Normalizer.fold(reply) || said == String(number + 1) {
        return knowledge.article(offer.sources[number].articleID)
      }
    }
    return nil
  }

  /// The bot's message right before the customer's, if it offered something.
  private static func lastOffer(
    before entry: TranscriptEntry, in transcript: Transcript
  ) -> TranscriptEntry? {
    let last = transcript.entries.last {
      $0.seq < entry.seq && $0.session == entry.session && $0.author.role != .customer
    }
    guard let last, last.author.role == .bot, !last.quickReplies.isEmpty else { return nil }
    return last
  }
}
