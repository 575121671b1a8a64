/// A phrase with room for how people vary it, matched over the units of a message.
///
/// Written as `(talk|speak) {to|with|a} (human|real person)`: `( )` one of these; `[ ]` one of these or none; `{ }` up to
/// five of these; `^` the message begins here, `$` it ends here; a bare word stands for itself. Chinese is written
/// without blanks inside an alternative: `(转|找) {一下|个} (人工|客服)`.
struct PhrasePattern: Sendable {
  private struct Element: Sendable {
    /// How often one of the alternatives is met: once, at most once, or up to ``mostFillers`` times.
    enum Kind { case one, optional, any }

    var kind: Kind
    var alternatives: Alternatives
  }

  private let elements: [Element]
  private let atStart: Bool
  private let atEnd: Bool

  /// The units with which a match can begin; nil if it can begin with any.
  let firstUnits: [UnitKey]?

  init(_ source: String) {
    var rest = source[...]
    atStart = rest.first == "^"
    if atStart { rest = rest.dropFirst() }
    atEnd = rest.last == "$"
    if atEnd { rest = rest.dropLast() }
    elements = Self.elements(in: rest)
    firstUnits = Self.firstUnits(of: elements)
  }

  /// Those of each element up to the first that must be there.
  private static func firstUnits(of elements: [Element]) -> [UnitKey]? {
    var units: [UnitKey] = []
    for element in elements {
      units += element.alternatives.firsts
      if element.kind == .one, !element.alternatives.hasEmpty { return units }
    }
    return nil
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
        elements.append(Element(kind: .one, alternatives: Alternatives([rest[..<end]])))
        rest = rest[end...]
        continue
      }
      let end = rest.firstIndex(of: closing) ?? rest.endIndex
      let inside = rest[rest.index(after: start)..<end]
      let kind: Element.Kind =
        switch closing {
        case ")": .one
        case "]": .optional
        default: .any
        }
      elements.append(Element(kind: kind, alternatives: Alternatives(inside.split(separator: "|"))))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
    }
    return elements
  }

  /// Where a match that begins at `start` ends; nil if none does.
  func end(in units: [UnitKey], from start: Int) -> Int? {
    if atStart, start != 0 { return nil }
    return match(0, units, start)
  }

  private static let mostFillers = 5

  private func match(_ element: Int, _ units: [UnitKey], _ place: Int) -> Int? {
    guard element < elements.count else {
      return atEnd && place != units.count ? nil : place
    }
    switch elements[element].kind {
    case .one: return matchOne(element, units, place)
    case .optional: return matchOne(element, units, place) ?? match(element + 1, units, place)
    case .any: return matchAny(element, units, place, Self.mostFillers)
    }
  }

  private func matchOne(_ element: Int, _ units: [UnitKey], _ place: Int) -> Int? {
    elements[element].alternatives.first(in: units, at: place) { match(element + 1, units, $0) }
  }

  private func matchAny(
    _ element: Int, _ units: [UnitKey], _ place: Int, _ left: Int
  ) -> Int? {
    if let end = match(element + 1, units, place) { return end }
    guard left > 0 else { return nil }
    return elements[element].alternatives.first(in: units, at: place) { next in
      next > place ? matchAny(element, units, next, left - 1) : nil
    }
  }
}

/// Wordings of which one is met, in the order in which they are tried.
private struct Alternatives: Sendable {
  private(set) var firsts: [UnitKey] = []
  /// For each of those that are not empty, what follows its first unit.
  private var rests: [[UnitKey]] = []
  private(set) var hasEmpty = false

  init(_ wordings: [Substring]) {
    for wording in wordings {
      let keys = Units(String(wording)).keys
      guard let first = keys.first else {
        hasEmpty = true
        continue
      }
      firsts.append(first)
      rests.append(Array(keys.dropFirst()))
    }
  }

  /// What `follow` makes of the place behind the first alternative that stands here and of which it makes something.
  func first(in units: [UnitKey], at place: Int, _ follow: (Int) -> Int?) -> Int? {
    if place < units.count {
      let key = units[place]
      for number in firsts.indices where firsts[number] == key {
        let rest = rests[number]
        let end = place + 1 + rest.count
        guard end <= units.count, units[(place + 1)..<end].elementsEqual(rest) else { continue }
        if let found = follow(end) { return found }
      }
    }
    return hasEmpty ? follow(place) : nil
  }
}
