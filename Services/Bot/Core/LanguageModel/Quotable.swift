/// A text as quotes are looked for in it: letters and digits alone, small and of one width, so that it does not matter how
/// a model sets punctuation and blanks; and what in it can be checked.
struct Quotable: Sendable {
  /// Small letters and digits without anything between them; of a number its point stays.
  let text: String
  /// The numbers, links and addresses.
  let facts: Set<String>
  /// What it speaks of: beginnings of longer Latin words, and Chinese characters but the commonest.
  let words: Set<String>
  private let latin: Int
  private let han: Int

  init(_ original: String) {
    let scalars = original.unicodeScalars.map(Self.plain)
    var scan = QuotableScan(scalars)
    scan.run()
    text = scan.text
    facts = scan.facts
    words = scan.words
    latin = scan.latin
    han = scan.han
  }

  /// A word of the other script is a name.
  func isWritten(in language: ReplyLanguage) -> Bool {
    switch language {
    case .chinese: han * 2 >= latin
    case .english: han * 5 <= latin
    }
  }

  /// The usual width, and a small letter.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isWide = (0xFF01...0xFF5E).contains(scalar.value)
    let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    let small = narrow.properties.lowercaseMapping.unicodeScalars
    return small.count == 1 ? small.first ?? narrow : narrow
  }
}

/// One reading of one text.
private struct QuotableScan {
  private static let commonHan = Set("的了是您我你请可以在和有不也就都会吗呢将为或到与及如果后于".unicodeScalars)
  private static let numerals = Set("一二三四五六七八九十百千万亿两零".unicodeScalars)
  private static let leastWord = 4
  /// A word is known by its beginning: `returns` and `returned` are one.
  private static let stem = 5

  private(set) var text = ""
  private(set) var facts: Set<String> = []
  private(set) var words: Set<String> = []
  private(set) var latin = 0
  private(set) var han = 0
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  mutating func run() {
    var kept = String.UnicodeScalarView()
    for place in scalars.indices {
      let scalar = scalars[place]
      if scalar.properties.isAlphabetic || isDigit(scalar) || isPoint(place) {
        kept.append(scalar)
      }
      if isHan(scalar) {
        han += 1
        if !Self.commonHan.contains(scalar) { words.insert(String(scalar)) }
      } else if scalar.properties.isAlphabetic {
        latin += 1
      }
    }
    text = String(kept)
    readNumbers()
    readNumerals()
    readWords()
  }

  private mutating func readNumbers() {
    for run in runs(where: { isDigit(scalars[$0]) || isPoint($0) || isComma($0) }) {
      facts.insert(String(text(run).filter { $0 != "," }))
    }
  }

  /// `五百`, not the `一` of `一个`.
  private mutating func readNumerals() {
    for run in runs(where: { Self.numerals.contains(scalars[$0]) }) where run.count > 1 {
      facts.insert(text(run))
    }
  }

  private mutating func readWords() {
    for run in runs(where: { scalars[$0].isASCII && !isBlank(scalars[$0]) }) {
      let word = text(run).trimming { !$0.isLetter && !$0.isNumber }
      if isAddress(word) { facts.insert(word) }
    }
    for run in runs(where: { scalars[$0].isASCII && scalars[$0].properties.isAlphabetic })
    where run.count >= Self.leastWord {
      words.insert(String(text(run).prefix(Self.stem)))
    }
  }

  /// A link, an e-mail address or the name of a site.
  private func isAddress(_ word: String) -> Bool {
    if word.contains("@") || word.contains("://") || word.hasPrefix("www.") { return true }
    let labels = word.prefix { $0 != "/" }.split(
      separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.suffix(2).allSatisfy { $0.count > 1 && $0.contains(where: \.isLetter) }
  }

  // MARK: - Places

  private func runs(where isPart: (Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for place in 0...scalars.count {
      let isIn = place < scalars.count && isPart(place)
      if isIn, start == nil { start = place }
      if !isIn, let begin = start {
        runs.append(begin..<place)
        start = nil
      }
    }
    return runs
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  private func isPoint(_ place: Int) -> Bool {
    scalars[place] == "." && isBetweenDigits(place)
  }

  private func isComma(_ place: Int) -> Bool {
    scalars[place] == "," && isBetweenDigits(place)
  }

  private func isBetweenDigits(_ place: Int) -> Bool {
    place > 0 && place + 1 < scalars.count && isDigit(scalars[place - 1])
      && isDigit(scalars[place + 1])
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}

extension String {
  /// Without such characters at both ends.
  fileprivate func trimming(_ isLeft: (Character) -> Bool) -> String {
    let head = drop(while: isLeft)
    return String(
      head[..<(head.lastIndex { !isLeft($0) }.map(head.index(after:)) ?? head.startIndex)])
  }
}
