import Foundation

/// What the routing is held to, measured on the code that runs: `simulation-bench [NUMBER ...] [--effort SHARE]`.
///
///  1. Waits beside Erlang C and Erlang A, where theory knows them.
///  2. A day with skills beside two simple rules.
///  3. Decisions a second with 7,500 agents, 5,000 queues and 500,000 waiting.
///  4. Ten million random records, and what must never happen.
///  5. How often the truth lay under the wait that customers were told.
///
/// `--effort 0.1` takes a tenth of the arrivals and records; its numbers are that much less certain.
/// Ends with 1 where a goal was missed.
@main
struct SimulationBench {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let effort =
      arguments.firstIndex(of: "--effort").flatMap { arguments[($0 + 1)...].first }
      .flatMap { Double($0) } ?? 1
    let chosen = arguments.prefix { $0 != "--effort" }.compactMap { Int($0) }
    let goals: [Int: () -> [Goal]] = [
      1: { TheoryGoals.measure(effort: effort) },
      2: { SkillsGoals.measure() },
      3: { ScaleGoals.measure(effort: effort) },
      4: { SafetyGoals.measure(effort: effort) },
      5: { EstimateGoals.measure() },
    ]
    var all: [Goal] = []
    for number in chosen.isEmpty ? [1, 2, 3, 4, 5] : chosen {
      guard let measure = goals[number] else { continue }
      let measured = measure()
      for goal in measured { print(goal.line) }
      all += measured
    }
    let missed = all.count { !$0.isMet }
    print("\n\(all.count - missed) of \(all.count) goals are met")
    exit(missed == 0 ? 0 : 1)
  }
}

/// One thing that was measured, beside what was wanted.
struct Goal {
  var number: Int
  var what: String
  var measured: String
  var wanted: String
  var isMet: Bool

  var line: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    return "\(number)  \(padded(what, 46))  \(padded(measured, 44))  \(padded(wanted, 30))  "
      + (isMet ? "✓" : "✗")
  }
}

/// How far a run is, on standard error where that is a terminal.
struct Progress {
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ what: String, _ share: Double) {
    guard isShown else { return }
    let full = Int(min(1, share) * 24)
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 24 - full)
    FileHandle.standardError.write(Data("\r\u{1B}[K\(bar) \(Int(share * 100)) %  \(what)".utf8))
  }

  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
