/// Cuts normalised text into what rules and search look at.
public enum Tokenizer {
  /// The words of spaced scripts and the single characters of unspaced ones, in order: `转 agent` gives `转`, `agent`.
  /// Apostrophes inside a word vanish (`don't` is `dont`), other punctuation separates.
  public static func units(_ normalized: String) -> [String] { Units(normalized).texts }

  /// The terms that are searched for: stemmed words with their everyday synonyms made one, and, for unspaced scripts,
  /// each character and each pair of neighbours. Long numbers (orders, phones) are nobody's topic and left out.
  public static func terms(_ normalized: String) -> [String] {
    let units = searched(normalized)
    var terms: [String] = []
    eachTerm(of: units) { place in
      terms += Self.terms(ofWord: units.texts[place])
      return true
    } term: {
      terms.append($0)
    }
    return terms
  }

  /// The units whose terms are searched for.
  static func searched(_ normalized: String) -> Units { searched(normalized, Units(normalized)) }

  /// - Parameter units: those of the text.
  static func searched(_ normalized: String, _ units: Units) -> Units {
    EverydayChinese.isSpoken(in: normalized) ? Units(EverydayChinese.plain(normalized)) : units
  }

  /// Tells of each word of a spaced script, by its place; where that is not what is wanted, of each of its terms; and of
  /// each term of an unspaced script.
  static func eachTerm(of units: Units, word: (Int) -> Bool, term: (String) -> Void) {
    var previous: String?
    for (place, unit) in units.texts.enumerated() {
      guard let first = unit.unicodeScalars.first else { continue }
      if Script.isUnspaced(first) {
        term(unit)
        if let previous { term(previous + unit) }
        previous = unit
      } else {
        previous = nil
        if !word(place) { terms(ofWord: unit).forEach(term) }
      }
    }
  }

  /// None of what is nobody's topic.
  static func terms(ofWord word: String) -> [String] {
    isReference(word) ? [] : Stemmer.terms(of: word)
  }

  /// Numbers of four digits and more, and codes that mix letters with at least three digits.
  private static func isReference(_ word: String) -> Bool {
    var digits = 0
    for scalar in word.unicodeScalars where Script.isDigit(scalar) { digits += 1 }
    return digits >= 4 || (digits == 3 && digits < word.unicodeScalars.count)
  }
}
