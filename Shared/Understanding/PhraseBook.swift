/// Patterns found by the first unit of what they match, so that a message tries only the few that can begin there.
struct PhraseBook: Sendable {
  private let patterns: [PhrasePattern]
  private let byFirstUnit: [String: [Int]]
  private let anywhere: [Int]

  /// One pattern a line; lines that begin with `--` explain.
  init(_ source: String) {
    var byFirstUnit: [String: [Int]] = [:]
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
      }
    }
    self.byFirstUnit = byFirstUnit
    self.anywhere = anywhere
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line.drop { $0 == " " }
    while line.last == " " { line = line.dropLast() }
    return line
  }

  /// Where the first phrase of the book stands, the leftmost; nil if the message holds none.
  func firstMatch(in units: [String]) -> Range<Int>? {
    matches(in: units, atMost: 1).first
  }

  /// At most one match for each place where one begins.
  func matches(in units: [String], atMost limit: Int = .max) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for start in units.indices {
      if let end = longestMatch(in: units, from: start) {
        found.append(start..<end)
        if found.count == limit { break }
      }
    }
    return found
  }

  private func longestMatch(in units: [String], from start: Int) -> Int? {
    var longest: Int?
    for number in (byFirstUnit[units[start]] ?? []) + anywhere {
      if let end = patterns[number].end(in: units, from: start), end > (longest ?? start) {
        longest = end
      }
    }
    return longest
  }
}
