/// The same words in several languages, English always among them.
public struct Wording: Sendable, Hashable {
  /// Text by language subtag (`en`, `zh`).
  public var texts: [String: String]

  public init(en: String, zh: String? = nil) {
    texts = ["en": en]
    texts["zh"] = zh
  }

  public init(_ texts: [String: String]) { self.texts = texts }

  /// The text for a BCP 47 tag such as `zh-CN`: its language's, or the English one.
  public subscript(language: String?) -> String {
    let subtag = language?.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return subtag.flatMap { texts[$0] } ?? texts["en"] ?? ""
  }

  public var en: String { self["en"] }
  public var zh: String { self["zh"] }
}
