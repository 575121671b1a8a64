import Firm
import Foundation
import RouterSimulation
import ServiceHost

/// Who comes, and who works.
struct SimulatedWorld {
  var name: String
  var plan: FloorPlan
  var arrivals: [Arrival]
  /// What really was, where it is known.
  var recorded: RuleReport?

  static func sample(seed: UInt64) -> SimulatedWorld {
    let day = SampleDay.standard
    return SimulatedWorld(
      name: "A sample day", plan: day.plan, arrivals: day.arrivals(seed: seed))
  }

  /// - Throws: a failure that says what there is, where the team is not among it.
  static func recorded(
    _ teams: [RecordedTeam], team: String?, promises: Promises, seed: UInt64
  ) throws -> SimulatedWorld {
    let ids = teams.map(\.id).joined(separator: ", ")
    guard !teams.isEmpty else {
      throw CommandFailure(
        .failed, "Nobody waited for an agent in that time. Ask for more of it: --from 7d")
    }
    guard team != nil || teams.count == 1 else {
      throw CommandFailure(
        .usage, "There are several teams: \(ids). Name one: --team \(teams[0].id)")
    }
    guard let chosen = team.map({ id in teams.first { $0.id == id } }) ?? teams[0] else {
      throw CommandFailure(
        .failed, "Nobody waited for team \(team ?? "") in that time. There are: \(ids)")
    }
    // Agents as they were is in the recorded waits already; how long they took to answer is part of what waits measure.
    let plan = chosen.plan(within: promises.within, conduct: .ideal)
    return SimulatedWorld(
      name: "Team \(chosen.id), recorded", plan: plan, arrivals: chosen.arrivals(seed: seed),
      recorded: RuleReport("as recorded", chosen.outcomes(), plan))
  }
}

/// What the firm's queues promise.
struct Promises {
  private let firm: Firm?

  /// - Parameter folder: the firm's, or nil for the same promise everywhere.
  init(_ folder: String?) throws {
    firm = try folder.map { try Firm.load(folder: URL(filePath: $0, directoryHint: .isDirectory)) }
  }

  func within(_ queue: String) -> (milliseconds: Int64, share: Double) {
    guard let level = firm?.queue(queue)?.serviceLevel else { return (60_000, 0.8) }
    return (level.within.wholeMilliseconds, level.share)
  }
}
