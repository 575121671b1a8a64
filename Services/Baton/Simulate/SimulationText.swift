import Foundation
import RouterSimulation

/// A simulation's results, for people.
struct SimulationText {
  let text: String

  init(_ report: SimulationRun.Report, _ style: Style) {
    let customers = report.variants.last?.all.waits.count ?? 0
    let lines =
      [
        style(report.name, .bold)
          + ": \(customers.counted("customer")), \(report.agents.counted("agent")), \(report.queues.count.counted("queue")); seed \(report.seed)",
        "",
      ]
      + Self.table(Self.waits(report), style) + [""] + Self.table(Self.queues(report), style)
    text = lines.joined(separator: "\n")
  }

  private static func waits(_ report: SimulationRun.Report) -> [[String]] {
    [
      [
        "waits in seconds", "mean", "p50", "p90", "p99", "longest", "in time", "left", "occupancy",
        "tiers", "estimates",
      ]
    ]
      + report.variants.map { variant in
        let waits = variant.all.waits
        return [
          variant.name, String(format: "%.1f", waits.mean / 1_000), seconds(waits.quantile(0.5)),
          seconds(waits.quantile(0.9)), seconds(waits.quantile(0.99)), seconds(waits.maximum),
          percent(variant.all.met), percent(Double(variant.all.left) / Double(max(1, waits.count))),
          percent(variant.occupancy), variant.tierRatio.map { String(format: "%.2f", $0) } ?? "",
          variant.estimates.known > 0 ? percent(variant.estimates.shareUnderP90) : "",
        ]
      }
  }

  private static func queues(_ report: SimulationRun.Report) -> [[String]] {
    [["in time, by queue", "promised"] + report.variants.map(\.name)]
      + report.queues.enumerated().map { place, queue in
        [queue.id, "\(percent(queue.share)) in \(queue.within / 1_000) s"]
          + report.variants.map { percent($0.queues[place].met) }
      }
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    String(format: "%.1f", Double(milliseconds) / 1_000)
  }

  private static func percent(_ share: Double) -> String {
    String(format: "%.1f %%", share * 100)
  }

  /// Columns as wide as they need be; the first to the left, the others to the right.
  private static func table(_ rows: [[String]], _ style: Style) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0
    }
    return rows.enumerated().map { row, cells in
      let line = cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }.joined(separator: "  ")
      return row == 0 ? style(line, .dim) : line
    }
  }
}
