/// The distinct terms of a message as one language's index knows them.
struct Query {
  struct Term {
    var number: Int32
    var weight: Double
    /// 1 for a word typed as known, less for one guessed from a slip.
    var trust: Double
  }

  private(set) var terms: [Term] = []
  /// The weights of all terms, unknown ones too.
  private(set) var mass = 0.0
  private var unknown: [String] = []

  mutating func add(_ number: Int32, weight: Double, trust: Double) {
    guard !terms.contains(where: { $0.number == number }) else { return }
    terms.append(Term(number: number, weight: weight, trust: trust))
    mass += weight
  }

  mutating func addUnknown(_ term: String, weight: Double) {
    guard !unknown.contains(term) else { return }
    unknown.append(term)
    mass += weight
  }
}
