/// Understands messages. A seam: a trained engine can stand here instead of ``LexicalUnderstander``.
public protocol Understander: Sendable {
  var versions: UnderstandingVersions { get }
  /// - Parameter hint: the language that the customer is known to write; what the message shows goes before it.
  func understand(_ text: String, languageHint hint: Language?) -> Understood
}

/// Understands by rules, by lexicon, and by searching the firm's knowledge.
public struct LexicalUnderstander: Understander {
  public let knowledge: KnowledgeIndex
  public let mood: any MoodReading
  public let versions: UnderstandingVersions

  public init(knowledge: KnowledgeIndex, mood: any MoodReading = MoodLexicon()) {
    self.knowledge = knowledge
    self.mood = mood
    versions = UnderstandingVersions(
      knowledge: knowledge.version, rules: Rules.version + "+" + mood.version)
  }

  public func understand(_ text: String, languageHint hint: Language?) -> Understood {
    let folded = Normalizer.fold(text)
    let guess = LanguageGuess.language(ofNormalized: folded)
    let language = guess == .other ? hint ?? .other : guess
    let hits = Rules.hits(inNormalized: folded)
    let matches = knowledge.search(normalized: folded, language: language, limit: Self.mostMatches)
    return Understood(
      intent: hits.first?.rule.rawValue ?? matches.first?.article.intent,
      confidence: hits.isEmpty ? matches.first?.confidence ?? 0 : 1,
      matches: matches, urgency: urgency(folded, hits, matches),
      sentiment: mood.sentiment(of: folded), language: language,
      slots: SlotScanner.slots(in: text), ruleHits: hits, versions: versions)
  }

  private static let mostMatches = 5
  /// Below this an article's own urgency says nothing about the message.
  private static let urgencyConfidence = 0.5

  private func urgency(_ text: String, _ hits: [RuleHit], _ matches: [Match]) -> Urgency {
    let spoken = mood.urgency(of: text)
    if let gravest = hits.map(\.rule.urgency).max() { return max(spoken, gravest) }
    guard let best = matches.first, best.confidence >= Self.urgencyConfidence,
      let byNature = best.article.urgency
    else { return spoken }
    return spoken == .normal ? byNature : max(spoken, byNature)
  }
}
