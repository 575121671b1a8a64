/// A phrase with room for how people vary it, matched over the units of a message.
///
/// Written as `(talk|speak) {to|with|a} (human|real person)`: `( )` one of these; `[ ]` one of these or none; `{ }` up to
/// five of these; `^` the message begins here, `$` it ends here; a bare word stands for itself. Chinese is written
/// without blanks inside an alternative: `(转|找) {一下|个} (人工|客服)`.
struct PhrasePattern: Sendable {
  enum Element: Sendable {
    case one([[String]])
    case optional([[String]])
    case any([[String]])
  }

  let elements: [Element]
  let atStart: Bool
  let atEnd: Bool

  /// The units with which a match can begin; nil if it can begin with any (an optional first element).
  let firstUnits: [String]?

  init(_ source: String) {
    var rest = source[...]
    atStart = rest.first == "^"
    if atStart { rest = rest.dropFirst() }
    atEnd = rest.last == "$"
    if atEnd { rest = rest.dropLast() }
    elements = Self.elements(in: rest)
    if case .one(let alternatives)? = elements.first {
      firstUnits = alternatives.compactMap(\.first)
    } else {
      firstUnits = nil
    }
  }

  private static func elements(in source: Substring) -> [Element] {
    var elements: [Element] = []
    var rest = source
    while let start = rest.firstIndex(where: { $0 != " " }) {
      rest = rest[start...]
      let closing: Character? =
        switch rest[start] {
        case "(": ")"
        case "[": "]"
        case "{": "}"
        default: nil
        }
      guard let closing else {
        let end = rest.firstIndex(of: " ") ?? rest.endIndex
        elements.append(.one([Tokenizer.units(String(rest[..<end]))]))
        rest = rest[end...]
        continue
      }
      let end = rest.firstIndex(of: closing) ?? rest.endIndex
      let inside = rest[rest.index(after: start)..<end]
      let alternatives = inside.split(separator: "|").map { Tokenizer.units(String($0)) }
      switch closing {
      case ")": elements.append(.one(alternatives))
      case "]": elements.append(.optional(alternatives))
      default: elements.append(.any(alternatives))
      }
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
    }
    return elements
  }

  /// Where a match that begins at `start` ends; nil if none does.
  func end(in units: [String], from start: Int) -> Int? {
    if atStart, start != 0 { return nil }
    return match(elements[...], units, start)
  }

  private static let mostFillers = 5

  private func match(_ rest: ArraySlice<Element>, _ units: [String], _ place: Int) -> Int? {
    guard let element = rest.first else {
      return atEnd && place != units.count ? nil : place
    }
    let following = rest.dropFirst()
    switch element {
    case .one(let alternatives):
      return matchOne(alternatives, following, units, place)
    case .optional(let alternatives):
      return matchOne(alternatives, following, units, place) ?? match(following, units, place)
    case .any(let alternatives):
      return matchAny(alternatives, following, units, place, Self.mostFillers)
    }
  }

  private func matchOne(
    _ alternatives: [[String]], _ following: ArraySlice<Element>, _ units: [String], _ place: Int
  ) -> Int? {
    for alternative in alternatives where units[place...].starts(with: alternative) {
      if let end = match(following, units, place + alternative.count) { return end }
    }
    return nil
  }

  private func matchAny(
    _ alternatives: [[String]], _ following: ArraySlice<Element>, _ units: [String], _ place: Int,
    _ left: Int
  ) -> Int? {
    if let end = match(following, units, place) { return end }
    guard left > 0 else { return nil }
    for alternative in alternatives
    where !alternative.isEmpty && units[place...].starts(with: alternative) {
      let next = place + alternative.count
      if let end = matchAny(alternatives, following, units, next, left - 1) { return end }
    }
    return nil
  }
}
