/// The language of a message, as far as the bot needs to tell: it answers in the first two.
public enum Language: String, Sendable, Hashable, CaseIterable, Comparable {
  case english = "en"
  case chinese = "zh"
  /// Anything else, and messages without a letter.
  case other = "other"

  public static func < (left: Language, right: Language) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Reads a BCP 47 tag such as `zh-Hans-CN` or `EN_us`; nil for a language that isn't spoken here.
  public init?(tag: String) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    switch primary {
    case "en", "eng": self = .english
    case "zh", "zho", "chi", "cmn", "yue": self = .chinese
    default: return nil
    }
  }
}
