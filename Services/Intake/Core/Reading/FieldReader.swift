public import Conversation

/// Reads the members of one JSON object, and collects everything that is wrong with them.
public struct FieldReader {
  private let members: [String: JSONValue]
  private let isObject: Bool
  private let pointer: String
  public private(set) var problems: [FieldProblem] = []

  /// A value that is no object is a problem of the whole.
  public init(_ value: JSONValue, at pointer: String = "") {
    self.pointer = pointer
    if case .object(let members) = value {
      self.members = members
      isObject = true
    } else {
      members = [:]
      isObject = false
      problems = [FieldProblem(pointer, "must be an object, is \(value.kindName)")]
    }
  }

  /// The value if nothing was wrong.
  public func finish<Value>(_ value: Value?) throws(FieldProblems) -> Value {
    guard problems.isEmpty, let value else { throw FieldProblems(problems) }
    return value
  }

  /// Where there are no members, none is missing.
  public mutating func report(_ name: String, _ detail: String) {
    guard isObject else { return }
    problems.append(FieldProblem("\(pointer)/\(name)", detail))
  }

  /// Whether the member is there and not null.
  public func has(_ name: String) -> Bool {
    members[name].map { $0 != .null } ?? false
  }

  // MARK: Values

  /// A name or id of one line.
  public mutating func name(_ name: String, longest: Int = 200) -> String? {
    guard has(name) else {
      report(name, "is missing")
      return nil
    }
    return optionalName(name, longest: longest)
  }

  public mutating func optionalName(_ name: String, longest: Int = 200) -> String? {
    guard let text = string(name) else { return nil }
    return checked(name, text, PlainText.nameObjection(text, longest: longest))
  }

  /// Words that may be empty and may have several lines; nil where missing or wrong.
  public mutating func words(_ name: String, longest: Int = PlainText.longestMessage) -> String? {
    guard let text = string(name).map(PlainText.withLineFeeds) else { return nil }
    return checked(name, text, PlainText.objection(text, longest: longest))
  }

  /// A BCP 47 tag such as `zh-CN`; nil where missing or wrong.
  public mutating func language(_ name: String) -> String? {
    guard let text = string(name) else { return nil }
    let isTag =
      (2...35).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    return checked(name, text, isTag ? nil : "must be a language tag such as zh-CN")
  }

  public mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard has(name), case .number(let number)? = members[name] else {
      report(name, has(name) ? "must be a number" : "is missing")
      return nil
    }
    guard let integer = Int(exactly: number), range.contains(integer) else {
      report(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return integer
  }

  /// A moment by RFC 3339; nil where missing or wrong.
  public mutating func moment(_ name: String) -> Timestamp? {
    guard let text = string(name) else { return nil }
    guard let moment = Timestamp(rfc3339: text) else {
      report(name, "must be a time by RFC 3339, such as 2026-11-23T08:00:00Z")
      return nil
    }
    return moment
  }

  public mutating func oneOf<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard has(name) else {
      report(name, "is missing")
      return nil
    }
    guard let text = string(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      report(name, "must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return choice
  }

  /// A conversation's or event's id.
  public mutating func identifier<ID: LogIdentifier>(_ name: String, _ type: ID.Type) -> ID? {
    guard has(name) else {
      report(name, "is missing")
      return nil
    }
    guard let text = string(name) else { return nil }
    guard let id = ID(text) else {
      report(name, "must be a UUID")
      return nil
    }
    return id
  }

  // MARK: Values within values

  /// An object read by `read`; its problems are added to these.
  public mutating func object<Value>(
    _ name: String, _ read: (inout FieldReader) -> Value?
  ) -> Value? {
    guard has(name), let value = members[name] else { return nil }
    return nested(value, at: "\(pointer)/\(name)", read)
  }

  /// Each object of an array of at most `most`.
  public mutating func objects<Value>(
    _ name: String, most: Int, _ read: (inout FieldReader) -> Value?
  ) -> [Value] {
    guard has(name), let value = members[name] else { return [] }
    guard case .array(let values) = value else {
      report(name, "must be an array, is \(value.kindName)")
      return []
    }
    guard values.count <= most else {
      report(name, "must have at most \(most) elements, has \(values.count)")
      return []
    }
    return values.enumerated().compactMap { index, value in
      nested(value, at: "\(pointer)/\(name)/\(index)", read)
    }
  }

  /// The text members of an object whose names are the caller's own, in the order of the names.
  public mutating func texts(_ name: String, most: Int, longest: Int) -> [(String, String)] {
    guard has(name), let value = members[name] else { return [] }
    guard case .object(let own) = value, own.count <= most else {
      report(name, "must be an object of at most \(most) members")
      return []
    }
    var reader = FieldReader(value, at: "\(pointer)/\(name)")
    let read = own.keys.sorted().compactMap { key -> (String, String)? in
      if let objection = PlainText.nameObjection(key, longest: 64) {
        reader.report(Self.escaped(key), objection)
      }
      return reader.words(key, longest: longest).map { (key, $0) }
    }
    problems += reader.problems
    return read
  }

  private mutating func nested<Value>(
    _ value: JSONValue, at pointer: String, _ read: (inout FieldReader) -> Value?
  ) -> Value? {
    var reader = FieldReader(value, at: pointer)
    let result = read(&reader)
    problems += reader.problems
    return result
  }

  private mutating func string(_ name: String) -> String? {
    switch members[name] {
    case .text(let text)?: return text
    case nil, .null?: return nil
    case .brokenText?: report(name, "contains half of a surrogate pair")
    case let other?: report(name, "must be a string, is \(other.kindName)")
    }
    return nil
  }

  private mutating func checked(_ name: String, _ text: String, _ objection: String?) -> String? {
    guard let objection else { return text }
    report(name, objection)
    return nil
  }

  private static func escaped(_ name: String) -> String {
    var escaped = ""
    for character in name {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
