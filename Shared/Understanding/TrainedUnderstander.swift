/// Reads messages by a trained model together with a search of the firm's knowledge. An article that the model did not
/// learn, such as one written since, is found by the search alone.
public struct TrainedUnderstander: Understander {
  public let knowledge: KnowledgeIndex
  public let model: UnderstandingModel
  public let versions: UnderstandingVersions
  public var thresholds: Thresholds { model.thresholds }
  private let part: ModelPart
  private let mood = MoodLexicon()

  public init(knowledge: KnowledgeIndex, model: UnderstandingModel) {
    self.knowledge = knowledge
    self.model = model
    part = ModelPart(knowledge, labels: model.classes.labels)
    versions = UnderstandingVersions(
      knowledge: knowledge.version, rules: Rules.version + "+" + mood.version,
      model: model.version)
  }

  public func read(_ text: String, _ language: Language) -> Impression {
    let found = part.found(text, language)
    let reading = model.read(normalized: text) { scores in
      part.adjust(&scores, by: found, share: model.searchShare)
    }
    // Without a word nothing is asked, whatever is likeliest then.
    let isWordless = Tokenizer.units(text).isEmpty
    return Impression(
      matches: isWordless ? [] : matches(reading, found, language), urgency: urgency(text, reading),
      sentiment: reading.sentiment ?? mood.sentiment(of: text))
  }

  private func matches(
    _ reading: ModelReading, _ found: [Match], _ language: Language
  ) -> [Match] {
    let learnt = reading.candidates.compactMap { candidate -> Match? in
      guard let article = knowledge.article(candidate.label) else { return nil }
      var match =
        found.first { $0.article.id == article.id }
        ?? Match(article, unmatchedIn: language)
      match.confidence =
        match.confidence >= Confidence.sameWords
        ? max(match.confidence, candidate.confidence) : candidate.confidence
      return match
    }
    let others = found.filter { !part.isLearnt($0.article) }
    let all = (learnt + others).enumerated().sorted { left, right in
      left.element.confidence != right.element.confidence
        ? left.element.confidence > right.element.confidence : left.offset < right.offset
    }
    return all.prefix(Impression.most).map(\.element)
  }

  /// What threatens money or safety is known by its words, however the rest sounds.
  private func urgency(_ text: String, _ reading: ModelReading) -> Urgency {
    let spoken = mood.urgency(of: text)
    guard let learnt = reading.urgency else { return spoken }
    return spoken == .critical ? spoken : learnt
  }
}

extension Match {
  /// One that the model alone thinks of.
  fileprivate init(_ article: Article, unmatchedIn language: Language) {
    self.init(
      article: article, confidence: 0, wording: "", language: language,
      evidence: Evidence(
        queryCoverage: 0, wordingCoverage: 0, articleCoverage: 0, relativeScore: 0, lead: 0))
  }
}
