/// Reads the features of a normalised message: words and pairs of neighbours; runs of 2 to 5 characters inside a word
/// and over its edges; of scripts without spaces, runs of 1 to 3 characters. Numbers count by how long they are, and
/// signs and emoji as words.
///
/// A value is a workplace that is used again and again: it allocates only where a message is longer than any before.
struct FeatureExtractor {
  /// Scalars of a message that are read; the rest is not looked at.
  static let longest = 1_024

  private(set) var words = FeatureCounts()
  private(set) var characters = FeatureCounts()
  /// The keys of its words as they stand, without numbers and unspaced scripts.
  private(set) var wordKeys: [UInt64] = []
  private var scalars: [Unicode.Scalar] = []
  private var previous = FeatureHash(.edge)

  private static let shortestRun = 2
  private static let longestRun = 5
  private static let longestUnspacedRun = 3
  private static let longestUnspacedWord = 2

  /// Replaces what was read before.
  ///
  /// - Parameter text: what ``Normalizer/fold(_:)`` returned.
  mutating func read(_ text: String) {
    words.clear()
    characters.clear()
    wordKeys.removeAll(keepingCapacity: true)
    scalars.removeAll(keepingCapacity: true)
    scalars.append(contentsOf: text.unicodeScalars.prefix(Self.longest))
    previous = FeatureHash(.edge)
    var start = 0
    while start < scalars.count {
      let scalar = scalars[start]
      var end = start + 1
      if Script.isUnspaced(scalar) {
        while end < scalars.count, Script.isUnspaced(scalars[end]) { end += 1 }
        readUnspaced(start..<end)
      } else if Script.isWordPart(scalar) {
        while end < scalars.count, isWordPart(at: end) { end += 1 }
        readWord(start..<end)
      } else if scalar != " " {
        words.add(FeatureHash(.sign).adding(UInt64(scalar.value)))
      }
      start = end
    }
    addPair(with: FeatureHash(.edge))
  }

  /// Also an apostrophe that a letter follows.
  private func isWordPart(at place: Int) -> Bool {
    if Script.isWordPart(scalars[place]) { return true }
    return scalars[place] == "'" && place + 1 < scalars.count
      && Script.isWordPart(scalars[place + 1])
  }

  private mutating func readWord(_ range: Range<Int>) {
    let word = hash(ofWord: range)
    words.add(word)
    addPair(with: word)
    previous = word
  }

  private mutating func addPair(with word: FeatureHash) {
    words.add(FeatureHash(.wordPair).adding(previous).adding(word))
  }

  /// Numbers are equal where they are about equally long; every other word has its runs of characters.
  private mutating func hash(ofWord range: Range<Int>) -> FeatureHash {
    if scalars[range].allSatisfy(Script.isDigit) {
      return FeatureHash(.number).adding(Self.lengthClass(range.count))
    }
    var word = FeatureHash(.word)
    for place in range { word.add(UInt64(scalars[place].value)) }
    wordKeys.append(word.key)
    // From one before to one after: its edges count as blanks.
    for start in (range.lowerBound - 1)...range.upperBound {
      var run = FeatureHash(.characters)
      let end = min(start + Self.longestRun, range.upperBound + 1)
      for place in start..<end {
        run.add(range.contains(place) ? UInt64(scalars[place].value) : 0x20)
        let length = place - start + 1
        if length >= Self.shortestRun { characters.add(run.adding(UInt64(length))) }
      }
    }
    return word
  }

  /// One or two digits, three or four, to eight, longer: an age, a year, a date, a reference.
  private static func lengthClass(_ digits: Int) -> UInt64 {
    switch digits {
    case 1, 2: UInt64(digits)
    case 3, 4: 3
    case 5...8: 4
    default: 5
    }
  }

  private mutating func readUnspaced(_ range: Range<Int>) {
    for start in range {
      var run = FeatureHash(.unspacedCharacters)
      var word = FeatureHash(.unspacedWord)
      for place in start..<min(start + Self.longestUnspacedRun, range.upperBound) {
        let length = place - start + 1
        run.add(UInt64(scalars[place].value))
        characters.add(run.adding(UInt64(length)))
        guard length <= Self.longestUnspacedWord else { continue }
        word.add(UInt64(scalars[place].value))
        words.add(word.adding(UInt64(length)))
      }
    }
    previous = FeatureHash(.edge)
  }
}
