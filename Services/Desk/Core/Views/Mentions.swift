/// Whom a note asks: the ids that stand behind an @ at the beginning of a word.
public enum Mentions {
  private static let most = 20

  /// Each once, in the order of the text.
  public static func ids(in text: String) -> [String] {
    var ids: [String] = []
    var before: Character = " "
    var rest = Substring(text)
    while let character = rest.popFirst() {
      defer { before = character }
      guard character == "@", !isPartOfID(before) else { continue }
      let id = String(rest.prefix(while: isPartOfID)).trimmingDots
      if !id.isEmpty, !ids.contains(id), ids.count < most { ids.append(id) }
    }
    return ids
  }

  private static func isPartOfID(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
  }
}

extension String {
  /// Without the full stop that ends a sentence.
  fileprivate var trimmingDots: String {
    var text = Substring(self)
    while text.last == "." { text.removeLast() }
    return String(text)
  }
}
