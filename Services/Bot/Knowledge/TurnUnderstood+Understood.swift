internal import BotCore
internal import Conversation
internal import Firm
internal import Understanding

extension TurnUnderstood {
  /// A record holds 4,096 bytes of it: the best match has its answer, the others theirs as far as they fit.
  private static let answerBytes = 3_000
  private static let mostMatches = 5

  init(
    _ message: EventID, _ understood: Understood, _ thresholds: Thresholds, notes: [TurnNote],
    slots found: [SpokenSlot], connectors: Connectors
  ) {
    self.init()
    self.message = EventRef(message)
    intent = Self.short(understood.intent ?? "")
    confidence = understood.confidence
    alternatives = understood.matches.dropFirst().prefix(3).map { match in
      var score = IntentScore()
      score.intent = Self.short(match.article.intent)
      score.confidence = match.confidence
      return score
    }
    urgency = RecordedUrgency(understood.urgency)
    sentiment = Int32(understood.sentiment.rawValue)
    language = understood.language.rawValue
    slots = found.map { RecordedSlot($0) }
    matches = Self.matches(understood, notes)
    rules = notes.prefix(8).map { Self.short($0.text) }
    answerFrom = thresholds.answer
    offerFrom = thresholds.offer
    versions = [
      Self.version("knowledge", understood.versions.knowledge),
      Self.version("rules", understood.versions.rules),
      Self.version("slots", SlotScanner.version),
    ]
    if !connectors.version.isEmpty {
      versions.append(Self.version("connectors", connectors.version))
    }
    if let languageModel = connectors.languageModel {
      versions.append(
        Self.version("language_model", LanguageModelPolicy(languageModel).version))
    }
    if let model = understood.versions.model { versions.append(Self.version("model", model)) }
  }

  /// An article that is for people has its answer only where it is the nearest and noted as such: it is said while
  /// they are called, and never as the answer to something else.
  private static func matches(_ understood: Understood, _ notes: [TurnNote]) -> [ArticleMatch] {
    let isForPeople = notes.contains { if case .articleEscalates = $0 { true } else { false } }
    var left = answerBytes
    return numbered(understood).enumerated().map { place, found in
      let article = found.match.article
      let text = article.text(in: understood.language)
      var match = ArticleMatch()
      match.articleID = short(article.id)
      match.title = short(text?.title ?? "")
      match.score = found.match.confidence
      match.part = found.part
      let isSaid = article.escalation == nil || (place == 0 && isForPeople)
      if isSaid, let answer = text?.answer, answer.utf8.count <= left {
        match.answer = answer
        left -= answer.utf8.count
      }
      return match
    }
  }

  /// With the number of its matter, from 1; 0 for what is found for the message as a whole. The first of each matter come
  /// first, so that their answers have room.
  private static func numbered(_ understood: Understood) -> [(match: Match, part: UInt32)] {
    guard !understood.matters.isEmpty else {
      return understood.matches.prefix(mostMatches).map { ($0, 0) }
    }
    let matters = understood.matters.enumerated()
    let firsts = matters.flatMap { place, matches in
      matches.prefix(1).map { ($0, UInt32(place + 1)) }
    }
    let others = matters.flatMap { place, matches in
      matches.dropFirst().prefix(2).map { ($0, UInt32(place + 1)) }
    }
    return Array((firsts + others).prefix(mostMatches))
  }

  /// At most 48 characters, and 96 bytes.
  private static func short(_ text: String) -> String {
    var short = text.prefix(48)
    while short.utf8.count > 96 { short = short.dropLast() }
    return String(short)
  }

  private static func version(_ name: String, _ version: String) -> Version {
    var value = Version()
    value.name = name
    value.version = version
    return value
  }
}

extension RecordedUrgency {
  init(_ urgency: Understanding.Urgency) {
    switch urgency {
    case .low: self = .low
    case .normal: self = .normal
    case .high: self = .high
    case .critical: self = .critical
    }
  }
}

extension RecordedSlot {
  init(_ spoken: SpokenSlot) {
    self.init()
    name = spoken.slot.kind.rawValue
    value = String(spoken.slot.value.prefix(40))
    messageSeq = spoken.messageSeq
    start = UInt32(clamping: spoken.slot.range.lowerBound)
    length = UInt32(clamping: spoken.slot.range.count)
  }
}
