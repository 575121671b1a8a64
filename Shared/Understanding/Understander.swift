/// Understands messages: by rules, by what it finds of the firm's knowledge, and by how they sound.
public protocol Understander: Sendable {
  var versions: UnderstandingVersions { get }
  /// From which confidence on its matches are answered and offered, where the firm does not say it.
  var thresholds: Thresholds { get }
  /// What may answer a message, and how it sounds.
  ///
  /// - Parameter text: normalised, see ``Normalizer/fold(_:)``.
  func read(_ text: String, _ language: Language) -> Impression
  /// What may answer a message, as `read` says it.
  func matches(_ text: String, _ language: Language) -> [Match]
}

/// What a message gives at first sight: articles that may answer it, and how it sounds.
public struct Impression: Sendable, Hashable {
  /// Best first.
  public var matches: [Match]
  public var urgency: Urgency
  public var sentiment: Sentiment

  /// So many matches at most.
  static let most = 5

  /// Leaves each match where it may be offered, and none where it is answered but what is itself about things that were
  /// bought elsewhere.
  fileprivate mutating func limitConfidence(below limit: Double) {
    for place in matches.indices {
      let wording = Units(Normalizer.fold(matches[place].wording))
      guard !ElsewherePhrases.isMet(by: wording) else { continue }
      matches[place].confidence = min(matches[place].confidence, limit.nextDown)
    }
  }
}

extension Understander {
  /// - Parameters:
  ///   - hint: the language that the customer is known to write; what the message shows goes before it.
  ///   - thresholds: from which confidence on something is certain and near; nil for the understander's own.
  public func understand(
    _ text: String, languageHint hint: Language?, thresholds: Thresholds? = nil
  ) -> Understood {
    let folded = Normalizer.fold(text)
    let units = Units(folded)
    let guess = LanguageGuess.language(ofNormalized: folded, units)
    let language = guess == .other ? hint ?? .other : guess
    let hits = Rules.hits(in: units)
    let thresholds = thresholds ?? self.thresholds
    var found = read(folded, language)
    let isOfAnotherFirm = ElsewherePhrases.isMet(by: units)
    if isOfAnotherFirm { found.limitConfidence(below: thresholds.answer) }
    let matters = SeveralMatters(
      understander: self, language: language, thresholds: thresholds)
    return Understood(
      intent: hits.first?.rule.rawValue ?? found.matches.first?.article.intent,
      confidence: hits.isEmpty ? found.matches.first?.confidence ?? 0 : 1,
      matches: found.matches,
      matters: isOfAnotherFirm ? [] : matters.found(in: text, whole: found.matches),
      urgency: urgency(hits, found), sentiment: found.sentiment,
      language: language, slots: SlotScanner.slots(in: text), ruleHits: hits, versions: versions)
  }

  /// Below this an article's own urgency says nothing about the message.
  private var urgencyConfidence: Double { 0.5 }

  private func urgency(_ hits: [RuleHit], _ found: Impression) -> Urgency {
    let spoken = found.urgency
    if let gravest = hits.map(\.rule.urgency).max() { return max(spoken, gravest) }
    guard let best = found.matches.first, best.confidence >= urgencyConfidence,
      let byNature = best.article.urgency
    else { return spoken }
    return spoken == .normal ? byNature : max(spoken, byNature)
  }
}

/// Searches the firm's knowledge, and judges moods by lexicon: needs no training.
public struct LexicalUnderstander: Understander {
  public let knowledge: KnowledgeIndex
  public let mood: any MoodReading
  public let versions: UnderstandingVersions
  public let thresholds = Thresholds.ofSearch

  public init(knowledge: KnowledgeIndex, mood: any MoodReading = MoodLexicon()) {
    self.knowledge = knowledge
    self.mood = mood
    versions = UnderstandingVersions(
      knowledge: knowledge.version, rules: Rules.version + "+" + mood.version)
  }

  public func read(_ text: String, _ language: Language) -> Impression {
    Impression(
      matches: matches(text, language), urgency: mood.urgency(of: text),
      sentiment: mood.sentiment(of: text))
  }

  public func matches(_ text: String, _ language: Language) -> [Match] {
    knowledge.search(normalized: text, language: language, limit: Impression.most)
  }
}
