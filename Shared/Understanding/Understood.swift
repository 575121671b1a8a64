/// Everything found out about one message.
public struct Understood: Sendable, Hashable {
  /// The best guess: a rule's name for what rules recognise, else the intent of the nearest article; nil for no idea.
  public var intent: String?
  /// How sure of it, 0 to 1.
  public var confidence: Double
  /// Articles that may answer, best first.
  public var matches: [Match]
  /// Where it asks several things, what may answer each of them; empty where it asks one.
  public var matters: [[Match]] = []
  public var urgency: Urgency
  public var sentiment: Sentiment
  public var language: Language
  /// What the text alone says: the dates are those with their year.
  public var slots: [Slot]
  public var ruleHits: [RuleHit]
  public var versions: UnderstandingVersions
}

/// What an understanding was made with; the same versions understand the same message alike.
public struct UnderstandingVersions: Sendable, Hashable {
  /// See ``KnowledgeIndex/version``.
  public var knowledge: String
  /// See ``Rules/version``, and that of the judge of moods.
  public var rules: String
  /// See ``UnderstandingModel/version``; nil without a model.
  public var model: String?

  public init(knowledge: String, rules: String, model: String? = nil) {
    self.knowledge = knowledge
    self.rules = rules
    self.model = model
  }
}
