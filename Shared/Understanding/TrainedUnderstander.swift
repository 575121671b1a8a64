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
    let units = Units(text)
    let (reading, found) = read(text, units, language, hasMoods: true)
    return Impression(
      // Without a word nothing is asked, whatever is likeliest then.
      matches: units.isEmpty ? [] : matches(reading, found, language),
      urgency: urgency(units, reading), sentiment: reading.sentiment ?? mood.sentiment(of: text))
  }

  public func matches(_ text: String, _ language: Language) -> [Match] {
    let units = Units(text)
    guard !units.isEmpty else { return [] }
    let (reading, found) = read(text, units, language, hasMoods: false)
    return matches(reading, found, language)
  }

  private func read(
    _ text: String, _ units: Units, _ language: Language, hasMoods: Bool
  ) -> (ModelReading, [Candidate]) {
    let found = part.found(text, units, language)
    let reading = model.read(normalized: text, hasMoods: hasMoods) { scores in
      part.adjust(&scores, by: found, share: model.searchShare)
    }
    return (reading, found)
  }

  private func matches(
    _ reading: ModelReading, _ found: [Candidate], _ language: Language
  ) -> [Match] {
    let learnt = reading.candidates.compactMap { candidate -> Match? in
      guard let place = knowledge.place(of: candidate.label) else { return nil }
      var match =
        found.first { $0.article == Int32(place) }.map(knowledge.match)
        ?? Match(knowledge.articles[place], unmatchedIn: language)
      match.confidence =
        match.confidence >= Confidence.sameWords
        ? max(match.confidence, candidate.confidence) : candidate.confidence
      return match
    }
    let others = found.filter { !part.isLearnt($0) }.prefix(Impression.most).map(knowledge.match)
    let all = (learnt + others).enumerated().sorted { left, right in
      left.element.confidence != right.element.confidence
        ? left.element.confidence > right.element.confidence : left.offset < right.offset
    }
    return all.prefix(Impression.most).map(\.element)
  }

  /// What threatens money or safety is known by its words, however the rest sounds.
  private func urgency(_ units: Units, _ reading: ModelReading) -> Urgency {
    guard let learnt = reading.urgency else { return mood.urgency(of: units) }
    return mood.isCritical(units) ? .critical : learnt
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
