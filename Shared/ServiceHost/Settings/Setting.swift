internal import Firm

/// One value that whoever runs a service can set.
///
/// Its key is dotted, `baton.topicPrefix`: the path in a YAML file, and as `BATON_TOPIC_PREFIX` the
/// environment variable.
public struct Setting: Sendable, Hashable {
  /// What a value must be.
  public enum Kind: Sendable, Hashable {
    case text
    /// One that Kafka takes for a topic or a group's member.
    case name
    case oneOf([String])
    case integer(ClosedRange<Int>)
    case flag
    /// A length of time such as `20s`, above nothing.
    case duration
    /// A file or folder; relative ones start at the working directory.
    case path
  }

  public var key: String
  public var kind: Kind
  /// Nil when there is none.
  public var fallback: String?
  /// A service does not start without it.
  public var isRequired: Bool
  /// Its value is shown as dots.
  public var isSecret: Bool
  /// One sentence for `--help`.
  public var meaning: String

  public init(
    _ key: String, _ kind: Kind = .text, fallback: String? = nil, isRequired: Bool = false,
    isSecret: Bool = false, meaning: String
  ) {
    self.key = key
    self.kind = kind
    self.fallback = fallback
    self.isRequired = isRequired
    self.isSecret = isSecret
    self.meaning = meaning
  }

  /// The same, refused when it is absent.
  public func required() -> Setting {
    var setting = self
    setting.isRequired = true
    return setting
  }

  /// The environment variable, `BATON_TOPIC_PREFIX` for `baton.topicPrefix`.
  public var variable: String {
    var name = ""
    var previous: Character = "."
    for character in key {
      if character.isUppercase, previous.isLowercase { name += "_" }
      name += character == "." ? "_" : character.uppercased()
      previous = character
    }
    return name
  }

  /// What is wrong with a value; nil when nothing is.
  func problem(with value: String) -> String? {
    switch kind {
    case .text, .path: value.isEmpty ? "must not be empty" : nil
    case .name:
      Self.isName(value) ? nil : "must be 1 to 249 letters, digits, dots, underscores or hyphens"
    case .oneOf(let values):
      values.contains(value) ? nil : "must be one of \(values.joined(separator: ", "))"
    case .integer(let range):
      Int(value).map(range.contains) == true
        ? nil : "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: Self.flag(value) == nil ? "must be true or false" : nil
    case .duration:
      Duration(text: value).map { $0 > .zero } == true
        ? nil : "must be a length of time such as 20s, 2m or 1h"
    }
  }

  private static func isName(_ value: String) -> Bool {
    let isLegal = value.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
    }
    return isLegal && (1...249).contains(value.count) && value != "." && value != ".."
  }

  static func flag(_ value: String) -> Bool? {
    switch value.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}
