/// The terms that full-text search runs over: words of Latin and other spaced scripts, and for
/// Chinese, Japanese and Korean each two neighbouring characters, because those write no spaces.
public enum SearchTerms {
  /// All terms of a text, in order, as the index holds them.
  public static func indexed(_ text: String) -> [String] {
    runs(of: text).flatMap { run in
      guard run.isIdeographic else { return [run.text] }
      let characters = Array(run.text)
      let pairs = zip(characters, characters.dropFirst()).map { String([$0, $1]) }
      return pairs + [String(characters[characters.count - 1])]
    }
  }

  /// What must all be found for a query: phrases in the order of FTS5's own query language, the
  /// last word of each as a prefix, so that a search finds while it is typed. Nil for no term at all.
  public static func query(_ text: String) -> String? {
    let phrases = runs(of: text).prefix(20).map { run -> String in
      let characters = Array(run.text)
      guard run.isIdeographic, characters.count > 1 else { return "\"\(run.text)\"*" }
      let pairs = zip(characters, characters.dropFirst()).map { String([$0, $1]) }
      return "\"\(pairs.joined(separator: " "))\""
    }
    return phrases.isEmpty ? nil : phrases.joined(separator: " AND ")
  }

  private struct Run {
    var text: String
    var isIdeographic: Bool
  }

  /// Letters and digits in a row, of one kind of script.
  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    var continues = false
    for scalar in text.lowercased().unicodeScalars {
      guard scalar.isWordLike else {
        continues = false
        continue
      }
      let isIdeographic = scalar.isWrittenWithoutSpaces
      if continues, runs[runs.count - 1].isIdeographic == isIdeographic {
        runs[runs.count - 1].text.unicodeScalars.append(scalar)
      } else {
        runs.append(Run(text: String(scalar), isIdeographic: isIdeographic))
      }
      continues = true
    }
    return runs
  }
}

extension Unicode.Scalar {
  fileprivate var isWordLike: Bool {
    properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }

  fileprivate var isWrittenWithoutSpaces: Bool {
    switch value {
    case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
    default: false
    }
  }
}
