public import Understanding

/// Why something may not be an article or a canned reply, and where in it.
public struct Objection: Sendable, Hashable {
  /// As in JSON: `/en/answer`.
  public var pointer: String
  public var message: String
}

extension Article {
  private static let mostTags = 20
  private static let mostSimilar = 100
  private static let wordingLength = 500

  /// What the reading of files objects to, and what would make the whole too large; whatever the rest of the firm says.
  public var objections: [Objection] {
    var found: [Objection] = []
    func object(_ pointer: String, _ message: String, if isWrong: Bool) {
      if isWrong { found.append(Objection(pointer: pointer, message: message)) }
    }
    object("/id", Self.identifier, if: !id.isIdentifier)
    for (pointer, name) in [("/folder", folder), ("/intent", intent)] {
      object(pointer, "may be at most 64 characters long", if: name.unicodeScalars.count > 64)
    }
    object(
      "/tags", "may be at most \(Self.mostTags), each of at most 64 characters",
      if: tags.count > Self.mostTags || tags.contains { $0.isEmpty || $0.unicodeScalars.count > 64 }
    )
    object(
      "/escalation/reason", "is no escalation reason",
      if: escalation.map { EscalationReason(rawValue: $0.reason) == nil } ?? false)
    object("", "an article needs a text in en or zh", if: texts.isEmpty)
    for text in texts { found += Self.objections(to: text) }
    return found
  }

  private static let identifier =
    "must be at most 64 lower-case letters, digits, \"-\", \"_\" and \".\""

  private static func objections(to text: ArticleText) -> [Objection] {
    var found: [Objection] = []
    let place = "/texts/\(text.language.rawValue)"
    func object(_ field: String, _ message: String, if isWrong: Bool) {
      if isWrong { found.append(Objection(pointer: "\(place)/\(field)", message: message)) }
    }
    for (field, words) in [("title", text.title), ("question", text.question)] {
      object(
        field, "must hold 1 to \(wordingLength) characters",
        if: words.isBlank || words.unicodeScalars.count > wordingLength)
    }
    object("answer", "must not be empty", if: text.answer.isBlank)
    object(
      "answer", "must be at most \(KnowledgeFolder.answerLimit) bytes long",
      if: text.answer.utf8.count > KnowledgeFolder.answerLimit)
    object(
      "similar",
      "may be at most \(mostSimilar), each of 1 to \(wordingLength) characters",
      if: text.similar.count > mostSimilar
        || text.similar.contains { $0.isBlank || $0.unicodeScalars.count > wordingLength })
    object("", "must be in en or zh", if: text.language == .other)
    return found
  }
}

extension CannedReply {
  /// As those of an article.
  public var objections: [Objection] {
    var found: [Objection] = []
    func object(_ pointer: String, _ message: String, if isWrong: Bool) {
      if isWrong { found.append(Objection(pointer: pointer, message: message)) }
    }
    object("/id", "is no id", if: !id.isIdentifier)
    for (field, wording, most) in [("title", title, 100), ("text", text, 4_000)] {
      object("/\(field)/en", "must not be empty", if: wording.texts["en"]?.isBlank ?? true)
      for (language, words) in wording.texts.sorted(by: { $0.key < $1.key }) {
        let pointer = "/\(field)/\(language)"
        object(pointer, "must be in en or zh", if: !["en", "zh"].contains(language))
        object(
          pointer, "may be at most \(most) characters long", if: words.unicodeScalars.count > most)
        for name in Self.unknownPlaceholders(in: words) {
          object(pointer, "{\(name)} has no meaning here", if: field == "text")
        }
      }
    }
    return found
  }

  /// What stands in braces and nobody fills in.
  static func unknownPlaceholders(in text: String) -> [String] {
    text.matches(of: /\{([^{}]*)\}/).map { String($0.1) }.filter { !placeholders.contains($0) }
  }
}

extension String {
  /// As ids in files are.
  public var isIdentifier: Bool {
    !isEmpty && count <= 64
      && allSatisfy {
        $0.isASCII && ($0.isLowercase || $0.isNumber || "-_.".contains($0))
      }
  }

  fileprivate var isBlank: Bool { !unicodeScalars.contains { !$0.properties.isWhitespace } }
}
