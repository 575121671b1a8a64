/// A JSON value as it was sent, before anybody believes it.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  /// A text with half of a surrogate pair: it stands for no character.
  case brokenText
  case array([JSONValue])
  /// Members by name; a name given twice is refused when read.
  case object([String: JSONValue])

  /// The kind of value in words, for whoever sent the wrong one.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .text, .brokenText: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
