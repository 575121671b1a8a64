/// What a scalar above ASCII is written as in plain small letters, digits and punctuation.
///
/// Letters and numbers are derived once from their Unicode names (`LATIN SMALL LETTER E WITH ACUTE`,
/// `MATHEMATICAL BOLD CAPITAL A`) and numeric values, because the standard library has no public decomposition.
enum Folding {
  static let plain: [UInt32: String] = {
    var table = punctuation
    for block in blocks {
      for value in block {
        guard let scalar = Unicode.Scalar(value), table[value] == nil else { continue }
        if let letters = letters(of: scalar) ?? number(of: scalar) { table[value] = letters }
      }
    }
    return table
  }()

  /// Latin-1 to Latin Extended-B, superscripts, letterlike, enclosed, Latin Extended Additional, ligatures,
  /// half-width forms, mathematical and enclosed alphanumerics.
  private static let blocks: [ClosedRange<UInt32>] = [
    0xAA...0x24F, 0x1E00...0x1EFF, 0x2070...0x209C, 0x2100...0x214F, 0x2460...0x24FF,
    0xFB00...0xFB06,
    0x1D400...0x1D7FF, 0x1F130...0x1F149,
  ]

  private static let punctuation: [UInt32: String] = [
    0x2018: "'", 0x2019: "'", 0x201A: "'", 0x2032: "'", 0x02BC: "'", 0xB4: "'",
    0x201C: "\"", 0x201D: "\"", 0x201E: "\"", 0x2033: "\"", 0xAB: "\"", 0xBB: "\"",
    0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2015: "-", 0x2212: "-",
    0x2026: "...", 0x3002: ".", 0x3001: ",", 0xFF61: ".", 0xFF64: ",", 0xFFE5: "¥", 0xFFE1: "£",
    0xDF: "ss", 0x1E9E: "ss", 0xC6: "ae", 0xE6: "ae", 0x152: "oe", 0x153: "oe",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
  ]

  private static func letters(of scalar: Unicode.Scalar) -> String? {
    guard let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    let base = words.firstIndex(of: "WITH").map { words[..<$0] } ?? words[...]
    guard let last = base.last, last.utf8.count == 1, let letter = last.utf8.first,
      (0x41...0x5A).contains(letter), isLetterName(base.dropLast())
    else { return nil }
    return last.lowercased()
  }

  private static func isLetterName(_ words: ArraySlice<Substring>) -> Bool {
    guard let first = words.first else { return false }
    if first == "LATIN" { return words.contains("LETTER") }
    return first == "MATHEMATICAL" || first == "CIRCLED" || first == "SQUARED"
      || first == "DOUBLE-STRUCK" || first == "SCRIPT" || first == "BLACK-LETTER"
  }

  private static func number(of scalar: Unicode.Scalar) -> String? {
    guard let value = scalar.properties.numericValue, value >= 0, value <= 50,
      value == value.rounded()
    else { return nil }
    return String(Int(value))
  }
}
