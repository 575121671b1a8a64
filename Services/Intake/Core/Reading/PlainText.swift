/// What counts as text: Unicode without control characters but tab and line feed.
public enum PlainText {
  /// Characters that a message may have, counted as Unicode scalars after normalisation.
  public static let longestMessage = 8_000

  /// One line feed for every way to end a line.
  public static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(13) else { return text }
    var scalars = String.UnicodeScalarView()
    for character in text {
      // Swift reads CR LF as one character.
      if character == "\r\n" {
        scalars.append("\n")
      } else {
        scalars.append(contentsOf: character.unicodeScalars)
      }
    }
    return String(scalars)
  }

  /// Why this is no text of at most so many characters; nil if it is.
  public static func objection(_ text: String, longest: Int) -> String? {
    let scalars = text.unicodeScalars
    if scalars.contains(where: isControl) { return "must not contain control characters" }
    let length = scalars.count
    return length > longest ? "must have at most \(longest) characters, has \(length)" : nil
  }

  /// Why this is no name or id: text of one line that is not blank; nil if it is one.
  public static func nameObjection(_ text: String, longest: Int) -> String? {
    if isBlank(text) { return "must not be empty" }
    if text.utf8.contains(where: { $0 == 9 || $0 == 10 }) {
      return "must not contain line breaks or tabs"
    }
    return objection(text, longest: longest)
  }

  public static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10: false
    case 0..<32, 127..<160: true
    default: false
    }
  }
}
