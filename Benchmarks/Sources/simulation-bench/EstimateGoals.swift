import Foundation
import RouterSimulation

/// How often the truth lay under the wait that customers were told.
enum EstimateGoals {
  static func measure() -> [Goal] {
    let estimates = (1...5).map { SkillsGoals.report(.baton, seed: $0).estimates }
    let known = estimates.reduce(0) { $0 + $1.known }
    let share = Double(estimates.reduce(0) { $0 + $1.underP90 }) / Double(max(1, known))
    let half = Double(estimates.reduce(0) { $0 + $1.underP50 }) / Double(max(1, known))
    return [
      Goal(
        number: 5, what: "truth under the p90 that was told",
        measured: String(
          format: "%.1f %% of %d estimates (p50: %.1f %%)", 100 * share, known, 100 * half),
        wanted: "85 to 95 %", isMet: (0.85...0.95).contains(share))
    ]
  }
}
