import RouterSimulation

/// A simulation's results, for programs. Times are in seconds, shares from 0 to 1.
struct SimulationRecord: Encodable {
  struct Part: Encodable {
    var name: String
    var customers: Int
    var left: Int
    var inTime: Double
    var waitMeanSeconds: Double
    var waitP90Seconds: Double

    init(_ part: RuleReport.Part) {
      name = part.name
      customers = part.waits.count
      left = part.left
      inTime = part.met
      waitMeanSeconds = part.waits.mean / 1_000
      waitP90Seconds = Double(part.waits.quantile(0.9)) / 1_000
    }
  }

  struct Variant: Encodable {
    var name: String
    var customers: Int
    var left: Int
    var misses: Int
    var waitMeanSeconds: Double
    var waitP50Seconds: Double
    var waitP90Seconds: Double
    var waitP99Seconds: Double
    var waitLongestSeconds: Double
    var occupancy: Double
    var tierRatio: Double?
    var estimates: Int
    var estimatesUnderP90: Double
    var queues: [Part]
    var tiers: [Part]
    var halfHours: [Part]

    init(_ report: RuleReport) {
      let waits = report.all.waits
      let seconds = { (share: Double) in Double(waits.quantile(share)) / 1_000 }
      name = report.name
      customers = waits.count
      left = report.all.left
      misses = report.all.misses
      waitMeanSeconds = waits.mean / 1_000
      waitP50Seconds = seconds(0.5)
      waitP90Seconds = seconds(0.9)
      waitP99Seconds = seconds(0.99)
      waitLongestSeconds = seconds(1)
      occupancy = report.occupancy
      tierRatio = report.tierRatio
      estimates = report.estimates.known
      estimatesUnderP90 = report.estimates.shareUnderP90
      queues = report.queues.map(Part.init)
      tiers = report.tiers.map(Part.init)
      halfHours = report.halfHours.map(Part.init)
    }
  }

  var name: String
  var seed: UInt64
  var variants: [Variant]

  init(_ report: SimulationRun.Report) {
    name = report.name
    seed = report.seed
    variants = report.variants.map(Variant.init)
  }
}
