import Testing

@testable import Understanding

@Suite("Features")
struct FeatureTests {
  private func read(_ text: String) -> (words: Int, characters: Int) {
    var extractor = FeatureExtractor()
    extractor.read(Normalizer.fold(text))
    return (extractor.words.features.count, extractor.characters.features.count)
  }

  @Test(
    "Words with their pairs, and runs of characters",
    arguments: [
      // Two words and three pairs; ` cat `: 4 runs of two, 3 of three, 2 of four, 1 of five.
      ("cat", 3, 10), ("a b", 5, 6),
      // Characters and pairs; and of a number only how long it is.
      ("退款", 4, 3), ("20031", 3, 0),
      ("hi!", 4, 6), ("🙂", 2, 0),
    ])
  func counts(_ text: String, _ words: Int, _ characters: Int) {
    let found = read(text)
    #expect(found.words == words)
    #expect(found.characters == characters)
  }

  @Test("A workplace used before finds the same")
  func reuse() {
    var used = FeatureExtractor()
    let texts = ToyExamples.all.map { Normalizer.fold($0.text) }
    for text in texts + texts.reversed() {
      used.read(text)
      var fresh = FeatureExtractor()
      fresh.read(text)
      #expect(used.words.features.map(\.bucket) == fresh.words.features.map(\.bucket))
      #expect(used.characters.features.map(\.bucket) == fresh.characters.features.map(\.bucket))
    }
  }

  @Test("A message without end is read as far as it says something")
  func long() {
    let text = (0..<50_000).map { "word\($0)" }.joined(separator: " ")
    let found = read(text)
    #expect(found.words <= FeatureCounts.most)
    #expect(found.characters <= FeatureCounts.most)
  }

  @Test("Numbers of about the same length are one")
  func numbers() {
    var extractor = FeatureExtractor()
    extractor.read("order 20031")
    let first = extractor.words.features.map(\.bucket)
    extractor.read("order 77120")
    #expect(extractor.words.features.map(\.bucket) == first)
    extractor.read("order 7")
    #expect(extractor.words.features.map(\.bucket) != first)
  }

  @Test("Each block's vector is as long as its share")
  func lengths() {
    let texts = ToyExamples.all.map { Normalizer.fold($0.text) }
    let table = FeatureTable(learning: texts)
    var extractor = FeatureExtractor()
    var rows = SparseRows()
    for text in texts {
      extractor.read(text)
      table.append(extractor, to: &rows)
    }
    let share = FeatureTable.shareOfCharacters
    for place in texts.indices {
      let squares = rows[place].entries.reduce(0) { $0 + $1.value * $1.value }
      #expect(abs(squares - (1 + share * share)) < 1e-3)
    }
  }
}
