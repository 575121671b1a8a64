import Foundation

/// How long anybody may be kept waiting, and whether it was so.
struct StallGoals: Sendable {
  struct Goal: Sendable {
    var text: String
    /// Nil where too few waited to tell.
    var isMet: Bool?
    /// Missed by so much that no busy machine explains it.
    var isGrosslyMissed: Bool
  }

  /// Kafka's session time-out in a chaos run, in milliseconds: the goal is set for it.
  static let sessionTimeout = 6_000
  /// After kill -9, in seconds.
  private static let afterKill = 8.0
  /// Of the 99th of a hundred in a rolling restart, over that of a quiet time.
  private static let inRestart = 2.0
  /// Fewer say nothing of a 99th per cent.
  private static let enough = 20

  let goals: [Goal]

  init(_ stalls: Stalls) {
    let killed = stalls.alone("kill -9")
    let restarted = stalls.alone("restart")
    let quiet = stalls[Stalls.quiet].answersAlone
    goals = [Self.afterKill(killed), Self.inRestart(restarted, quiet)]
  }

  var faults: [String] { goals.filter(\.isGrosslyMissed).map(\.text) }

  private static func afterKill(_ waits: Waits) -> Goal {
    let most = waits.quantile(1) ?? 0
    return Goal(
      text: "after kill -9 alone, \(waits.summary): goal under \(afterKill) s",
      isMet: waits.count < enough ? nil : most < afterKill,
      isGrosslyMissed: waits.count >= enough && (waits.quantile(0.99) ?? 0) > 3 * afterKill)
  }

  private static func inRestart(_ waits: Waits, _ quiet: Waits) -> Goal {
    let isEnough = min(waits.count, quiet.count) >= enough
    let (restart, usual) = (waits.quantile(0.99) ?? 0, quiet.quantile(0.99) ?? 0)
    return Goal(
      text: "in a rolling restart alone, \(waits.summary), quiet \(quiet.summary): "
        + "goal a p99 of at most twice the quiet one",
      isMet: isEnough ? restart <= inRestart * usual : nil,
      isGrosslyMissed: isEnough
        && restart > max(20 * usual, 3 * afterKill))
  }
}

extension Waits {
  /// For people.
  var summary: String {
    "\(count) first answers with p50 \(text(0.5)), p99 \(text(0.99)), most \(text(1)) s"
  }

  func text(_ share: Double) -> String {
    quantile(share).map { String(format: "%.2f", $0) } ?? "-"
  }
}
