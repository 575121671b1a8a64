/// What a reply has to stand before it is used. A model can be talked into anything, by a customer or by an article; what
/// it can have the bot do is limited to what the firm's own passages say.
extension ModelReply {
  private static let mostCitations = 5
  /// Of a quote, letters and digits alone, in UTF-8: twelve Latin letters, or four Chinese characters.
  private static let leastQuote = 12
  /// Of an answer's words, so many stand in the passages that it cites.
  private static let leastShare = 0.5
  /// With fewer words there is nothing to compare.
  private static let fewestWords = 4

  /// Why it is not used; nil where it is. It is judged by what was asked and by the firm's word alone, so that who reads
  /// the record again judges the same.
  public func objection(_ question: ModelQuestion, leastConfidence: Double) -> String? {
    guard (0...1).contains(confidence) else { return "the confidence is not from 0 to 1" }
    guard citations.count <= Self.mostCitations else { return "it cites too much" }
    for citation in citations {
      guard let passage = question.passage(citation.articleID) else {
        return "it cites an article that it was not given"
      }
      let quote = Quotable(citation.quote)
      guard quote.text.utf8.count >= Self.leastQuote else { return "a quote is too short" }
      guard Quotable(passage.text).text.contains(quote.text) else {
        return "a quote is not in the passage"
      }
    }
    return action == .answer ? objectionToAnswer(question, leastConfidence) : nil
  }

  private func objectionToAnswer(_ question: ModelQuestion, _ leastConfidence: Double) -> String? {
    guard confidence >= leastConfidence else { return "it is not confident enough" }
    guard !text.allSatisfy(\.isWhitespace) else { return "the answer is empty" }
    guard !citations.isEmpty else { return "it cites nothing" }
    let said = Quotable(text)
    guard said.isWritten(in: question.language) else { return "it is in another language" }
    let sources = articles.compactMap { question.passage($0)?.text }.map { Quotable($0) }
    let known = sources.reduce(into: Set<String>()) { $0.formUnion($1.facts) }
    guard said.facts.isSubset(of: known) else {
      return "it names a number or an address that is not in what it cites"
    }
    let words = sources.reduce(into: Set<String>()) { $0.formUnion($1.words) }
    guard
      said.words.count < Self.fewestWords
        || Double(said.words.intersection(words).count)
          >= Self.leastShare * Double(said.words.count)
    else { return "it says what is not in what it cites" }
    return nil
  }
}
