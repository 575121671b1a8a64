/// Judges urgency and sentiment. A seam: a trained model can stand here instead of ``MoodLexicon``.
public protocol MoodReading: Sendable {
  /// Names the judge and its data; stands in each `turn.understood`.
  var version: String { get }
  /// - Parameter text: normalised, see ``Normalizer/fold(_:)``.
  func urgency(of text: String) -> Urgency
  /// - Parameter text: normalised, see ``Normalizer/fold(_:)``.
  func sentiment(of text: String) -> Sentiment
}

/// Judges by words: counts what shows haste and feeling, with negation and emphasis.
public struct MoodLexicon: MoodReading {
  public let version = "mood-lexicon-1"

  public init() {}

  public func urgency(of text: String) -> Urgency { urgency(of: Units(text)) }

  func isCritical(_ units: Units) -> Bool { MoodPhrases.critical.firstMatch(in: units) != nil }

  func urgency(of units: Units) -> Urgency {
    if isCritical(units) { return .critical }
    if MoodPhrases.calm.firstMatch(in: units) != nil { return .low }
    let haste = MoodPhrases.haste.matches(in: units, atMost: 3).count
    return haste > 0 ? .high : .normal
  }

  public func sentiment(of text: String) -> Sentiment {
    let units = Units(text)
    var score = 0
    let good = MoodPhrases.good.matches(in: units)
    for range in good {
      score += isNegated(range.lowerBound, units.texts) ? -1 : 1
    }
    // 不满意 is 满意 negated, and counted as that.
    for range in MoodPhrases.bad.matches(in: units)
    where !good.contains(where: range.overlaps) {
      score -= isNegated(range.lowerBound, units.texts) ? 0 : 1
    }
    for _ in MoodPhrases.awful.matches(in: units) { score -= 2 }
    score += emojiScore(text)
    if score < 0, isShouted(text) { score -= 1 }
    return Sentiment(rawValue: max(-2, min(2, score))) ?? .neutral
  }

  private func isNegated(_ start: Int, _ units: [String]) -> Bool {
    units[max(0, start - 2)..<start].contains { MoodPhrases.negations.contains($0) }
  }

  private func isShouted(_ text: String) -> Bool {
    text.contains("!!") || text.contains("??")
  }

  private func emojiScore(_ text: String) -> Int {
    var score = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x1F600...0x1F606, 0x1F60A, 0x1F60D, 0x1F970, 0x1F44D, 0x2764, 0x1F64F, 0x1F389:
        score += 1
      case 0x1F620...0x1F624, 0x1F92C, 0x1F44E, 0x1F621: score -= 2
      case 0x1F612...0x1F616, 0x1F61E...0x1F61F, 0x1F625...0x1F62D, 0x1F641, 0x2639: score -= 1
      default: break
      }
    }
    return max(-2, min(2, score))
  }
}
