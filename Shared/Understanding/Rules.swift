/// Recognises courtesy, the wish for a human, and what people always decide.
public enum Rules {
  /// Names the phrases; changes with every change to them, and stands in each `turn.understood`.
  public static let version = "rules-3"

  /// All rules that a message meets: the gravest first, courtesy last, each at most once.
  public static func hits(in text: String) -> [RuleHit] {
    hits(inNormalized: Normalizer.fold(text))
  }

  static func hits(inNormalized text: String) -> [RuleHit] { hits(in: Units(text)) }

  static func hits(in typed: Units) -> [RuleHit] {
    guard !typed.isEmpty else { return [] }
    let units = RuleSpelling.corrected(typed)
    var hits: [RuleHit] = []
    for entry in EscalationPhrases.entries {
      if let range = match(entry.phrases, except: entry.exceptions, in: units) {
        hits.append(RuleHit(rule: entry.rule, phrase: phrase(typed.texts[range])))
      }
    }
    if let range = match(PersonPhrases.english, except: PersonPhrases.englishExceptions, in: units)
      ?? match(PersonPhrases.chinese, except: PersonPhrases.chineseExceptions, in: units)
      ?? PersonPhrases.notTheMachine.firstMatch(in: units)
    {
      hits.append(
        RuleHit(
          rule: .personRequested, phrase: phrase(typed.texts[range]),
          isAlone: isAlone(range, in: units)))
    }
    return hits.isEmpty ? courtesies(typed, units) : hits
  }

  private static func courtesies(_ typed: Units, _ units: Units) -> [RuleHit] {
    let books = [
      (Rule.goodbye, CourtesyPhrases.goodbye), (.thanks, CourtesyPhrases.thanks),
      (.greeting, CourtesyPhrases.greeting),
    ]
    for (rule, book) in books {
      if let range = book.firstMatch(in: units) {
        return [RuleHit(rule: rule, phrase: phrase(typed.texts[range]))]
      }
    }
    return []
  }

  /// The first match that touches no exception.
  private static func match(
    _ book: PhraseBook, except exceptions: PhraseBook, in units: Units
  ) -> Range<Int>? {
    let found = book.matches(in: units)
    guard !found.isEmpty else { return nil }
    let excepted = exceptions.matches(in: units)
    return found.first { match in !excepted.contains { $0.overlaps(match) } }
  }

  /// Two Chinese characters, or one word, beside it may name a subject, if they are not more words for a person.
  private static func isAlone(_ range: Range<Int>, in units: Units) -> Bool {
    var rest = 0
    for (place, unit) in units.texts.enumerated()
    where !range.contains(place) && !FunctionWords.contains(unit) && !wordsForPeople.contains(unit)
    {
      let isUnspaced = unit.unicodeScalars.first.map(Script.isUnspaced) ?? false
      rest += isUnspaced ? 1 : 2
    }
    return rest < 2
  }

  private static let wordsForPeople = Set(
    "人 工 客 服 员 坐 席 agent human person people operator representative staff customer service"
      .split(separator: " ").map(String.init))

  private static func phrase(_ units: ArraySlice<String>) -> String {
    var phrase = ""
    for unit in units {
      let isSpaced = unit.unicodeScalars.first.map { !Script.isUnspaced($0) } ?? false
      if isSpaced, !phrase.isEmpty { phrase += " " }
      phrase += unit
    }
    return phrase
  }
}
