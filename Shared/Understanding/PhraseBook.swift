/// Patterns found by the first unit of what they match, so that a message tries only the few that can begin there.
struct PhraseBook: Sendable {
  private let patterns: [PhrasePattern]
  private let byFirstUnit: [UnitKey: [Int]]
  private let firstUnits: UnitKeyFilter
  private let anywhere: [Int]

  /// One pattern a line; lines that begin with `--` explain.
  init(_ source: String) {
    var byFirstUnit: [UnitKey: [Int]] = [:]
    var firstUnits = UnitKeyFilter()
    var anywhere: [Int] = []
    patterns = source.split(separator: "\n").map(Self.trimmed)
      .filter { !$0.isEmpty && !$0.hasPrefix("--") }.map { PhrasePattern(String($0)) }
    for (number, pattern) in patterns.enumerated() {
      guard let firsts = pattern.firstUnits else {
        anywhere.append(number)
        continue
      }
      for unit in firsts where byFirstUnit[unit]?.last != number {
        byFirstUnit[unit, default: []].append(number)
        firstUnits.insert(unit)
      }
    }
    self.byFirstUnit = byFirstUnit
    self.firstUnits = firstUnits
    self.anywhere = anywhere
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line.drop { $0 == " " }
    while line.last == " " { line = line.dropLast() }
    return line
  }

  /// Where the first phrase of the book stands, the leftmost; nil if the message holds none.
  func firstMatch(in units: Units) -> Range<Int>? {
    matches(in: units, atMost: 1).first
  }

  /// At most one match for each place where one begins.
  func matches(in units: Units, atMost limit: Int = .max) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for start in units.keys.indices {
      if let end = longestMatch(in: units.keys, from: start) {
        found.append(start..<end)
        if found.count == limit { break }
      }
    }
    return found
  }

  private func longestMatch(in units: [UnitKey], from start: Int) -> Int? {
    var longest: Int?
    func attempt(_ number: Int) {
      if let end = patterns[number].end(in: units, from: start), end > (longest ?? start) {
        longest = end
      }
    }
    if firstUnits.mayContain(units[start]), let numbers = byFirstUnit[units[start]] {
      for number in numbers { attempt(number) }
    }
    for number in anywhere { attempt(number) }
    return longest
  }
}
