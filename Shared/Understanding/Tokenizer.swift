/// Cuts normalised text into what rules and search look at.
public enum Tokenizer {
  /// The words of spaced scripts and the single characters of unspaced ones, in order: `转 agent` gives `转`, `agent`.
  /// Apostrophes inside a word vanish (`don't` is `dont`), other punctuation separates.
  public static func units(_ normalized: String) -> [String] {
    var units: [String] = []
    var word = ""
    for scalar in normalized.unicodeScalars {
      if Script.isWordPart(scalar) {
        word.unicodeScalars.append(scalar)
      } else if scalar == "'", !word.isEmpty {
        continue
      } else {
        if !word.isEmpty { units.append(word) }
        word = ""
        if Script.isUnspaced(scalar) { units.append(String(Character(scalar))) }
      }
    }
    if !word.isEmpty { units.append(word) }
    return units
  }

  /// The terms that are searched for: stemmed words with their everyday synonyms made one, and, for unspaced scripts,
  /// each character and each pair of neighbours. Long numbers (orders, phones) are nobody's topic and left out.
  public static func terms(_ normalized: String) -> [String] {
    var terms: [String] = []
    var previous: String?
    for unit in units(EverydayChinese.plain(normalized)) {
      guard let first = unit.unicodeScalars.first else { continue }
      if Script.isUnspaced(first) {
        terms.append(unit)
        if let previous { terms.append(previous + unit) }
        previous = unit
      } else {
        previous = nil
        if !isReference(unit) { terms.append(contentsOf: Stemmer.terms(of: unit)) }
      }
    }
    return terms
  }

  /// Numbers of four digits and more, and codes that mix letters with at least three digits.
  private static func isReference(_ word: String) -> Bool {
    var digits = 0
    for scalar in word.unicodeScalars where Script.isDigit(scalar) { digits += 1 }
    return digits >= 4 || (digits == 3 && digits < word.unicodeScalars.count)
  }
}
