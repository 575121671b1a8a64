import Foundation

/// Prints rows as they are measured, as Markdown.
struct Table {
  private let reached = "yes"
  private let missed = "**no**"

  init(_ names: [String]) {
    write("| " + names.joined(separator: " | ") + " |")
    write("|" + names.map { _ in "---" }.joined(separator: "|") + "|")
  }

  func missing(_ name: String) { write("| \(name) | | not there | | |") }

  /// At once: a row may take a minute.
  private func write(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// - Parameters:
  ///   - values: what was measured, with the least, or the most, that was to be reached.
  ///   - how: on which part of the data.
  func row(_ what: String, _ values: [Measured], _ how: String) {
    let goals = values.compactMap(\.goalText).joined(separator: "; ")
    let shown = values.map(\.text).joined(separator: "; ")
    let isReached = values.allSatisfy(\.isReached)
    let verdict = goals.isEmpty ? "" : isReached ? reached : missed
    write("| \(what) | \(goals) | \(shown) | \(verdict) | \(how) |")
  }
}

/// A number, and what it was to be.
struct Measured {
  enum Goal {
    case none
    case atLeast(Double)
    case atMost(Double)
  }

  var value: Double?
  var goal: Goal = .none
  var format = "%.4f"
  var unit = ""

  var text: String { value.map { String(format: format, $0) + unit } ?? "-" }

  var goalText: String? {
    switch goal {
    case .none: nil
    case .atLeast(let least): "≥ " + String(format: format, least) + unit
    case .atMost(let most): "≤ " + String(format: format, most) + unit
    }
  }

  var isReached: Bool {
    guard let value else { return false }
    return switch goal {
    case .none: true
    case .atLeast(let least): value >= least
    case .atMost(let most): value <= most
    }
  }
}
