import Conversation
import Foundation

/// What a chaos run found, for people.
struct ChaosReport: Sendable {
  var plan: ChaosPlan
  /// What is broken; empty where everything is as promised.
  var faults: [String]
  var windows: [FaultInjector.Window]
  var records: [Judged]
  var stalls: Stalls
  var accepted: [String: [String]]
  /// Calls to gateways that repeated one before.
  var repeatedCalls: Int
  var moves: [String: Int]
  var intruder: [String: Int]
  var deadLetters: Int
  var before: ProcessFigures
  var after: ProcessFigures

  var text: String {
    [
      "Chaos with seed \(plan.seed), \(Int(plan.length / .seconds(1))) s, two of each service",
      totals, "", stallTable, "", "Voids by reason: \(Self.list(voids))",
      "Agents' moves: \(Self.list(moves))", "Appended by intruders: \(Self.list(intruder))",
      "Handles and MiB, of the largest process: \(figures)",
      faults.isEmpty
        ? "Nothing is broken." : "BROKEN:\n" + faults.map { "  \($0)" }.joined(separator: "\n"),
    ].joined(separator: "\n")
  }

  private var totals: String {
    let messages = accepted.values.reduce(0) { $0 + $1.count }
    let acknowledged = records.count { $0.isEffective("context.acknowledged") }
    return """
      \(accepted.count) conversations, \(messages) messages accepted, \(records.count) records, \
      \(duplicates) of them duplicates, \(voids.values.reduce(0, +)) void; \
      \(repeatedCalls) calls to gateways repeated, \(acknowledged) contexts acknowledged equal, \
      \(deadLetters) dead letters
      """
  }

  private var duplicates: Int {
    records.count { if case .duplicate = $0.verdict { true } else { false } }
  }

  private var voids: [String: Int] {
    records.reduce(into: [:]) { counts, record in
      if case .void(let reason) = record.verdict { counts["\(reason)", default: 0] += 1 }
    }
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  /// Before, and after.
  private var figures: String {
    after.services.sorted { $0.key < $1.key }.map { service, now in
      let then = before.services[service] ?? ProcessFigures.Figures()
      return "\(service) \(then.handles) to \(now.handles), \(then.memory) to \(now.memory)"
    }.joined(separator: "; ")
  }

  // MARK: Stalls

  private static let columns = [22, 6, 8, 8, 8, 8, 8, 8, 8]

  /// By kind of fault, how often it happened, and what who came meanwhile waited, in seconds.
  private var stallTable: String {
    let counts = Dictionary(grouping: windows, by: \.kind).mapValues(\.count)
    let head = ["fault", "times", "answers", "p50", "p99", "most", "offers", "p50", "p99"]
    let rows = [Stalls.quiet] + counts.keys.sorted()
    return ([head] + rows.map { row($0, times: counts[$0]) }).map(Self.line).joined(separator: "\n")
  }

  private func row(_ kind: String, times: Int?) -> [String] {
    let answers = stalls.answers[kind] ?? Stalls.Waits()
    let offers = stalls.offers[kind] ?? Stalls.Waits()
    return [
      kind, times.map { "\($0)" } ?? "", "\(answers.count)", Self.seconds(answers.quantile(0.5)),
      Self.seconds(answers.quantile(0.99)), Self.seconds(answers.quantile(1)), "\(offers.count)",
      Self.seconds(offers.quantile(0.5)), Self.seconds(offers.quantile(0.99)),
    ]
  }

  private static func seconds(_ value: Double?) -> String {
    value.map { String(format: "%.2f", $0) } ?? "-"
  }

  private static func line(_ cells: [String]) -> String {
    zip(cells, columns).enumerated().map { place, cell in
      let space = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return place == 0 ? cell.0 + space : space + cell.0
    }.joined()
  }
}
