/// Reads e-mail addresses: the unquoted form of RFC 5321 in ASCII, with a top-level domain of letters.
enum EmailScanner {
  /// The most that an address may have (RFC 5321, 4.5.3.1.3, without the brackets).
  private static let mostScalars = 254

  /// Where an address ends that begins at a place; nil if none does.
  static func end(of scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard isLocal(scalars[start]), scalars[start] != ".", start == 0 || scalars[start - 1] != "@"
    else { return nil }
    var at = start
    while at < scalars.count, isLocal(scalars[at]), at - start < mostScalars {
      if scalars[at] == ".", scalars[at - 1] == "." { return nil }
      at += 1
    }
    guard at < scalars.count, scalars[at] == "@", scalars[at - 1] != "." else { return nil }
    return domainEnd(scalars, from: at + 1).flatMap { $0 - start <= mostScalars ? $0 : nil }
  }

  private static func domainEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var end = start
    var label = start
    var labels = 0
    var isLetters = true
    var valid: Int?
    while end < scalars.count, isDomain(scalars[end]) {
      if scalars[end] == "." {
        guard end > label else { return nil }
        label = end + 1
        labels += 1
        isLetters = true
      } else {
        isLetters = isLetters && isLetter(scalars[end])
        if labels > 0, isLetters, end - label >= 1 { valid = end + 1 }
      }
      end += 1
    }
    if end < scalars.count, scalars[end] == "@" { return nil }
    // A full stop or hyphen after it is the sentence's.
    var last = end
    while last > start, scalars[last - 1] == "." || scalars[last - 1] == "-" { last -= 1 }
    return valid == last ? valid : nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value)
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || Script.isDigit(scalar) || scalar == "-" || scalar == "."
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    isDomain(scalar) || scalar == "_" || scalar == "+" || scalar == "%"
  }
}
