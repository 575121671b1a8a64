/// What of an answer from outside is kept: named texts, in a form that people can read in the log and that a decision
/// is made from again.
///
/// ```
/// number: 20031
/// items.0.name: Wool scarf
/// ```
public struct LookupFields: Sendable, Equatable {
  /// The most bytes that it takes in a record.
  public static let recordBytes = 1_024
  /// So many items of a list are kept.
  public static let itemsKept = 5
  /// So many characters of a text are kept, unless the one who adds it says another number.
  public static let characters = 120

  private struct Field: Sendable, Equatable {
    var path: String
    var text: String

    var bytes: Int { path.utf8.count + text.utf8.count + 3 }
  }

  private var fields: [Field] = []
  private var bytes = 0

  public init() {}

  /// As it stands in a record; lines of another form are passed over.
  public init(recorded: String) {
    for line in recorded.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      // By scalars: a text that begins with a mark makes one character of it and the space before it.
      let text = line.unicodeScalars[line.index(after: colon)...]
      add(
        String(line[..<colon]), String(Substring(text.first == " " ? text.dropFirst() : text)),
        characters: .max)
    }
  }

  /// What is wanted of an answer, in that order, as far as it is there and fits; an item of a list whole or not at all.
  public init(_ wanted: [AnswerTemplate.Wanted], of answer: OutsideValue) {
    for wanted in wanted {
      switch wanted {
      case .text(let path):
        if case .text(let text)? = answer[path] { add(path, text) }
      case .list(let path, let inner):
        guard case .list(let items)? = answer[path] else { continue }
        for (place, item) in items.prefix(Self.itemsKept).enumerated() {
          var longer = self
          let isWhole = inner.allSatisfy { name in
            guard case .text(let text)? = item[name] else { return true }
            return longer.add("\(path).\(place).\(name)", text)
          }
          guard isWhole, longer.count(of: path) == place + 1 else { break }
          self = longer
        }
      }
    }
  }

  public var recorded: String {
    fields.map { "\($0.path): \($0.text)" }.joined(separator: "\n")
  }

  /// Nil where it is not there, or empty.
  public subscript(path: String) -> String? {
    fields.first { $0.path == path && !$0.text.isEmpty }?.text
  }

  /// How many items a list has; 0 for none.
  public func count(of list: String) -> Int {
    var count = 0
    while fields.contains(where: { $0.path.hasPrefix("\(list).\(count).") }) { count += 1 }
    return count
  }

  /// Adds a text in one line, unless the path is taken or it does not fit; gives whether it is there.
  ///
  /// - Parameter characters: so many of it are kept.
  @discardableResult
  public mutating func add(
    _ path: String, _ text: String, characters: Int = LookupFields.characters
  ) -> Bool {
    let line = String(text.map { $0.isNewline ? " " : $0 }.prefix(characters))
    let field = Field(path: path, text: line)
    if fields.contains(where: { $0.path == path }) { return true }
    guard bytes + field.bytes <= Self.recordBytes else { return false }
    fields.append(field)
    bytes += field.bytes
    return true
  }
}
