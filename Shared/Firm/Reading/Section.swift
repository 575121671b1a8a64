internal import Yams

/// One mapping of a YAML document, read key by key; what is wrong goes to a list and reading goes on.
final class Section {
  let problems: ProblemList
  let place: Place
  private let mapping: Node.Mapping
  private var known: Set<String> = []

  private init(_ mapping: Node.Mapping, at place: Place, _ problems: ProblemList) {
    self.mapping = mapping
    self.place = place
    self.problems = problems
  }

  /// Reads a mapping with `body` and reports the keys that it did not ask for.
  static func read<T>(
    _ node: Node, at place: Place, _ problems: ProblemList, _ body: (Section) -> T?
  ) -> T? {
    guard let mapping = node.mapping else {
      problems.report("must be a mapping of keys to values", at: place)
      return nil
    }
    let section = Section(mapping, at: place, problems)
    let value = body(section)
    section.reportUnknownKeys()
    return value
  }

  /// The keys in the order of the file.
  var keys: [String] { mapping.keys.compactMap(\.string) }

  func place(of key: String) -> Place {
    let path = place.path.isEmpty ? key : "\(place.path).\(key)"
    let name = key.prefix { $0 != "." && $0 != "[" }
    let line = mapping.first { $0.key.string == key || $0.key.string == String(name) }?.key.mark?
      .line
    return Place(file: place.file, line: line ?? place.line, path: path)
  }

  func report(_ key: String, _ message: String) { problems.report(message, at: place(of: key)) }

  /// The value of a key; nil when it is absent or null.
  func node(_ key: String) -> Node? {
    known.insert(key)
    guard let node = mapping[Node(key)], node.null == nil || node.scalar?.style != .plain else {
      return nil
    }
    return node
  }

  func has(_ key: String) -> Bool { node(key) != nil }

  private func reportUnknownKeys() {
    for key in keys where !known.contains(key) {
      let expected = known.sorted().joined(separator: ", ")
      report(key, "is not a key known here; known: \(expected)")
    }
  }

  // MARK: Scalars

  /// A text that must be there.
  func text(_ key: String) -> String? {
    guard has(key) else {
      report(key, "is missing")
      return nil
    }
    return optionalText(key)
  }

  func optionalText(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else {
      report(key, "must be a text")
      return nil
    }
    return text
  }

  /// A text that must be there and is a name for machines: lower-case letters, digits, `-`, `_`, `.`.
  func identifier(_ key: String = "id") -> String? {
    guard let id = text(key) else { return nil }
    guard id.isIdentifier else {
      report(key, "\"\(id)\" must be at most 64 lower-case letters, digits, \"-\", \"_\" and \".\"")
      return nil
    }
    return id
  }

  func integer(_ key: String, in range: ClosedRange<Int>, default other: Int) -> Int {
    optionalInteger(key, in: range) ?? other
  }

  func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = optionalText(key) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      report(
        key, "\"\(text)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return value
  }

  func number(_ key: String, in range: ClosedRange<Double>, default other: Double) -> Double {
    guard let text = optionalText(key) else { return other }
    guard let value = Double(text), range.contains(value) else {
      report(key, "\"\(text)\" must be a number from \(range.lowerBound) to \(range.upperBound)")
      return other
    }
    return value
  }

  /// Nil where nothing is said, or something wrong.
  func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    has(key) ? number(key, in: range, default: range.lowerBound) : nil
  }

  func flag(_ key: String, default other: Bool = false) -> Bool {
    guard let text = optionalText(key) else { return other }
    guard let value = Bool(text) else {
      report(key, "must be true or false")
      return other
    }
    return value
  }

  /// A length of time above nothing, such as `20s`.
  func duration(_ key: String, default other: Duration) -> Duration {
    guard let text = optionalText(key) else { return other }
    guard let value = Duration(text: text), value > .zero else {
      report(key, "\"\(text)\" must be a length of time such as 20s, 2m, 1h30m or 7d")
      return other
    }
    return value
  }

  func choice<T: RawRepresentable & CaseIterable>(
    _ key: String, default other: T
  ) -> T where T.RawValue == String {
    guard let text = optionalText(key) else { return other }
    guard let value = T(rawValue: text) else {
      let all = T.allCases.map(\.rawValue).joined(separator: ", ")
      report(key, "\"\(text)\" must be one of \(all)")
      return other
    }
    return value
  }

  // MARK: Composites

  /// A list of texts, each at most once; empty when the key is absent.
  func texts(_ key: String) -> [String] {
    guard let node = node(key) else { return [] }
    guard let list = node.sequence else {
      report(key, "must be a list of texts")
      return []
    }
    var texts: [String] = []
    for (index, entry) in list.enumerated() {
      let text = entry.scalar?.string ?? ""
      if text.isEmpty {
        report("\(key)[\(index)]", "must be a text")
      } else if texts.contains(text) {
        report("\(key)[\(index)]", "\"\(text)\" is there twice")
      } else {
        texts.append(text)
      }
    }
    return texts
  }

  /// Words by language, or one text for all; English must be among them.
  func wording(_ key: String) -> Wording? {
    guard let node = node(key) else {
      report(key, "is missing")
      return nil
    }
    if let text = node.scalar?.string, !text.isEmpty { return Wording(en: text) }
    return child(key) { section in
      let languages = section.keys
      let texts = languages.reduce(into: [:]) { $0[$1] = section.optionalText($1) }
      if texts["en"] == nil { section.report("en", "the English text is missing") }
      return Wording(texts)
    }
  }

  /// The mapping under a key; nil when the key is absent.
  func child<T>(_ key: String, _ body: (Section) -> T?) -> T? {
    guard let node = node(key) else { return nil }
    return Section.read(node, at: place(of: key), problems, body)
  }

  /// The mappings of a list; empty when the key is absent.
  func each<T>(_ key: String, _ body: (Section) -> T?) -> [T] {
    guard let node = node(key) else { return [] }
    guard let list = node.sequence else {
      report(key, "must be a list")
      return []
    }
    return list.enumerated().compactMap { index, entry in
      var place = place(of: key)
      place.path += "[\(index)]"
      place.line = entry.mark?.line ?? place.line
      return Section.read(entry, at: place, problems, body)
    }
  }
}
