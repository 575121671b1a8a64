/// What scanners read: folded text, with the places where something may begin.
///
/// Reading beyond the end gives the null scalar, so that scanners need not look out for it.
struct SlotText {
  /// A run of scalars of one sort.
  struct Chunk {
    enum Sort { case word, address, han, sign }

    var sort: Sort
    var range: Range<Int>
    /// How many digits it has.
    var digits = 0
    /// Set for a word of letters alone.
    var key = WordKey.none
  }

  let folded: FoldedText
  let chunks: [Chunk]

  init(_ text: String) {
    folded = FoldedText(text)
    var chunker = Chunker(folded.scalars)
    chunks = chunker.chunks()
  }

  var count: Int { folded.scalars.count }

  subscript(place: Int) -> Unicode.Scalar {
    place >= 0 && place < folded.scalars.count ? folded.scalars[place] : "\0"
  }

  func isDigit(_ place: Int) -> Bool { Script.isDigit(self[place]) }

  func isLetter(_ place: Int) -> Bool { (0x61...0x7A).contains(self[place].value) }

  /// The place, or that after the blank that stands there.
  func skippingBlank(_ place: Int) -> Int { self[place] == " " ? place + 1 : place }

  /// The letters from a place on; the key is that of no word if there are none or too many.
  func word(_ place: Int) -> (key: WordKey, end: Int) {
    var key = WordKey.none
    var end = place
    while isLetter(end) {
      if end - place < WordKey.mostLetters { key = key.adding(self[end].value) }
      end += 1
    }
    return (end - place > WordKey.mostLetters ? .none : key, end)
  }

  /// The letters after one blank at most.
  func nextWord(_ place: Int) -> (key: WordKey, end: Int) { word(skippingBlank(place)) }

  /// The digits from a place on: their value, 0 for none, and where they end. Nil if there are more than nine.
  func digits(_ place: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = place
    while isDigit(end) {
      guard end - place < 9 else { return nil }
      value = value * 10 + Int(self[end].value - 0x30)
      end += 1
    }
    return (value, end)
  }

  /// Where a word ends that begins at a place; nil if another stands there.
  func end(of word: String, at place: Int) -> Int? {
    var end = place
    for scalar in word.unicodeScalars {
      guard self[end] == scalar else { return nil }
      end += 1
    }
    return end
  }

  /// Where a word begins that ends at a place; nil if another stands there.
  func start(of word: String, endingAt place: Int) -> Int? {
    let start = place - word.unicodeScalars.count
    return end(of: word, at: start) == nil ? nil : start
  }

  func string(_ range: Range<Int>) -> String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: folded.scalars[range])
    return String(string)
  }
}
