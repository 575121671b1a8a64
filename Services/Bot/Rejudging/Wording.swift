internal import Understanding

/// Whether two texts say the same, by the terms that the search looks at: words, and pairs of Chinese
/// characters.
enum Wording {
  /// With fewer terms a text says nothing that could be compared.
  static let fewestTerms = 6
  /// Of the shorter text's terms, so many are in the other.
  static let share = 0.8

  static func terms(_ text: String) -> Set<String> {
    Set(Tokenizer.terms(Normalizer.fold(text)))
  }

  static func saysTheSame(_ terms: Set<String>, _ others: Set<String>) -> Bool {
    let shorter = min(terms.count, others.count)
    guard shorter >= fewestTerms else { return false }
    return Double(terms.intersection(others).count) >= share * Double(shorter)
  }
}
