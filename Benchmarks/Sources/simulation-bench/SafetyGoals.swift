import Foundation
import RoutingTesting

/// Ten million random records, and what must never happen.
enum SafetyGoals {
  static func measure(effort: Double) -> [Goal] {
    let progress = Progress()
    var (records, violations) = (0, [String]())
    // Eight million where people work on offers alone, two where they also take over.
    for (seed, (share, takeOvers)) in [(0.4, false), (0.4, false), (0.2, true)].enumerated() {
      var shape = SafetyModel.Shape()
      shape.takeOvers = takeOvers
      let count = Int(10_000_000 * share * effort)
      var model = SafetyModel(seed: UInt64(seed) + 1, shape: shape)
      model.run(records: count) { done in
        progress.show("random records", (Double(records + done)) / (10_000_000 * effort))
      }
      progress.clear()
      records += model.account.records
      violations += model.violations
      let account = model.account
      print(
        "   \(account.records) records (\(account.effective) effective, \(account.void) void, \(account.duplicates) repeats): \(account.offers) offers, \(account.accepted) accepted, \(account.ended) conversations ended, \(account.crashes) crashes\(takeOvers ? ", with take-overs" : "")"
      )
    }
    return [
      Goal(
        number: 4, what: "what must never happen",
        measured: violations.first ?? "nothing, in \(records) records",
        wanted: "nothing in 10 million",
        isMet: violations.isEmpty)
    ]
  }
}
