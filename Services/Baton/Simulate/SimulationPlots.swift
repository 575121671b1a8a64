import Foundation
import RouterSimulation

/// A simulation's results as pictures.
struct SimulationPlots {
  private let variants: [RuleReport]
  private let queues: [FloorPlan.Queue]

  init(_ report: SimulationRun.Report) {
    // More lines than inks nobody could tell apart.
    variants = Array(report.variants.prefix(Plot.inks.count))
    queues = report.queues
  }

  /// - Throws: where the folder cannot be written to.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, plot) in [("waits.svg", waits), ("day.svg", day), ("in-time.svg", inTime)] {
      try Data(plot.svg.utf8).write(to: folder.appending(path: name), options: .atomic)
    }
  }

  /// Which share waits longer than so long.
  private var waits: Plot {
    let longest = variants.map { Double($0.all.waits.quantile(0.99)) / 1_000 }.max() ?? 1
    let across = Plot.Axis.from0("seconds", to: longest)
    return Plot(
      title: "Who waits longer", across: across,
      up: .from0("share of customers", to: 1, text: Self.percent),
      lines: lines { variant in
        (0...100).map { step in
          let seconds = across.range.upperBound * Double(step) / 100
          return (seconds, 1 - variant.all.waits.share(within: Int64(seconds * 1_000)))
        }
      })
  }

  private var day: Plot {
    let parts = variants.first?.halfHours ?? []
    let highest = variants.flatMap(\.halfHours).map { Double($0.waits.quantile(0.9)) / 1_000 }.max()
    let every = max(1, parts.count / 6)
    return Plot(
      title: "Nine in ten wait at most",
      across: Plot.Axis(
        label: "came in the half hour from", range: 0...Double(max(1, parts.count - 1)),
        ticks: stride(from: 0, to: parts.count, by: every).map(Double.init),
        text: { [names = parts.map(\.name)] in names[Int($0)] }),
      up: .from0("seconds", to: highest ?? 1),
      lines: lines { variant in
        variant.halfHours.enumerated().map {
          (Double($0), Double($1.waits.quantile(0.9)) / 1_000)
        }
      })
  }

  private var inTime: Plot {
    Plot(
      title: "In time, by queue",
      across: Plot.Axis(
        label: "queue", range: 0...Double(max(1, queues.count - 1)),
        ticks: queues.indices.map(Double.init),
        text: { [ids = queues.map(\.id)] in String(ids[Int($0)].prefix(8)) }),
      up: .from0("share of customers", to: 1, text: Self.percent),
      lines: [
        Plot.Line(
          points: queues.enumerated().map { (Double($0), $1.share) }, isReference: true)
      ] + lines { variant in variant.queues.enumerated().map { (Double($0), $1.met) } })
  }

  private func lines(
    _ points: (RuleReport) -> [(x: Double, y: Double)]
  ) -> [Plot.Line] {
    zip(variants, Plot.inks).map { Plot.Line(name: $0.name, points: points($0), ink: $1) }
  }

  @Sendable private static func percent(_ share: Double) -> String {
    "\(Int((share * 100).rounded())) %"
  }
}
