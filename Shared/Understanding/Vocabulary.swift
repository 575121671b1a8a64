/// The terms of a language's wordings, numbered in order of appearance, with the spellings one slip away.
struct Vocabulary: Sendable {
  private var terms: [String] = []
  private var numbers: [UnitKey: Int32] = [:]
  private var slips: [UnitKey: Int32] = [:]

  mutating func number(adding term: String) -> Int32 {
    let key = UnitKey(term)
    if let known = numbers[key] { return known }
    let number = Int32(terms.count)
    numbers[key] = number
    terms.append(term)
    return number
  }

  func number(of term: String) -> Int32? { numbers[UnitKey(term)] }

  /// Remembers every spelling of the known words with one letter left out, so that a word typed with one letter
  /// wrong, missing, doubled or swapped with its neighbour is found by a lookup (Garbe's symmetric deletion).
  mutating func learnSlips() {
    for (number, term) in terms.enumerated()
    where Self.canSlip(term) && !FunctionWords.contains(term) {
      let letters = Array(term.utf8)
      for place in 1..<letters.count {
        let spelling = Self.key(of: letters, without: place)
        if slips[spelling] == nil { slips[spelling] = Int32(number) }
      }
    }
  }

  /// The known word that an unknown one was meant to be; nil where none is one slip away.
  func number(meantBy term: String) -> Int32? {
    guard Self.canSlip(term) else { return nil }
    if let longer = slips[UnitKey(term)] { return longer }
    let letters = Array(term.utf8)
    for place in 1..<letters.count {
      let spelling = Self.key(of: letters, without: place)
      if letters.count > 4, let shorter = numbers[spelling],
        !FunctionWords.contains(terms[Int(shorter)])
      {
        return shorter
      }
      if let swapped = slips[spelling] { return swapped }
    }
    return nil
  }

  private static func canSlip(_ term: String) -> Bool {
    (5...20).contains(term.utf8.count) && term.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// The first letter stays: people rarely get it wrong, and words that differ in it rarely mean the same.
  private static func key(of letters: [UInt8], without place: Int) -> UnitKey {
    UnitKey(letters.indices.lazy.filter { $0 != place }.map { letters[$0] })
  }
}
