import Foundation
import RouterSimulation
import Synchronization

/// Waits and the share that waits, beside what theory says.
enum TheoryGoals {
  private static let servers = [1, 5, 20, 100]
  private static let loads = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
  /// The standard error aimed at, of the three per cent that are allowed.
  private static let error = 0.0125
  private static let mostArrivals = 6_000_000
  /// Below so many that are expected to wait, a share of them is no measurement.
  private static let fewestWaiting = 20_000.0

  private struct Cell: Sendable {
    var check: TheoryCheck
    var arrivals: Int
    var measured: TheoryCheck.Measured?
    var seconds = 0.0

    var isRare: Bool { Double(mostArrivals) * check.expectedWaiting < fewestWaiting }
  }

  static func measure(effort: Double) -> [Goal] {
    let withoutPatience = servers.flatMap { servers in
      loads.map { TheoryCheck(servers: servers, load: $0) }
    }
    let withPatience = servers.flatMap { servers in
      [0.8, 0.95, 1.2].flatMap { load in
        [0.5, 2].map { TheoryCheck(servers: servers, load: load, patience: $0) }
      }
    }
    let cells = run(
      withoutPatience.map { Cell(check: $0, arrivals: Int(effort * arrivals($0))) }
        + withPatience.map { Cell(check: $0, arrivals: Int(effort * 1_000_000)) })
    for cell in cells { print(line(cell)) }
    return goals(cells)
  }

  /// As many as the error asks for; of what hardly ever happens, enough to see that it hardly ever does.
  private static func arrivals(_ check: TheoryCheck) -> Double {
    let most = Double(mostArrivals)
    guard most * check.expectedWaiting >= fewestWaiting else { return 1_000_000 }
    return Double(check.arrivals(forError: error, atMost: mostArrivals))
  }

  /// On all cores, the longest first.
  private static func run(_ cells: [Cell]) -> [Cell] {
    let order = cells.indices.sorted { cells[$0].arrivals > cells[$1].arrivals }
    let done = Mutex(cells)
    let finished = Mutex(0)
    let total = cells.reduce(0) { $0 + $1.arrivals }
    let progress = Progress()
    DispatchQueue.concurrentPerform(iterations: order.count) { turn in
      let place = order[turn]
      let start = ContinuousClock.now
      var told = 0.0
      let count = cells[place].arrivals
      let measured = cells[place].check.measure(arrivals: count, seed: UInt64(place) + 1) { share in
        let more = Int((share - told) * Double(count))
        told = share
        let all = finished.withLock { finished in
          finished += more
          return finished
        }
        progress.show("waits beside theory", Double(all) / Double(total))
      }
      done.withLock { done in
        done[place].measured = measured
        done[place].seconds = start.duration(to: .now) / .seconds(1)
      }
    }
    progress.clear()
    return done.withLock { $0 }
  }

  private static func line(_ cell: Cell) -> String {
    guard let found = cell.measured else { return "" }
    let check = cell.check
    let patience = check.patience.map { String(format: ", patience %.1f", $0) } ?? ""
    let rare = cell.isRare ? "  too rare" : ""
    return String(format: "   c %3d, load %.2f", check.servers, check.load) + patience
      + String(
        format: ": wait %.5f (theory %.5f, %+.2f %%, error %.2f %%)", found.meanWait,
        check.expectedMeanWait, 100 * (found.meanWait / check.expectedMeanWait - 1),
        100 * found.meanWaitError / check.expectedMeanWait)
      + String(
        format: ", waiting %.5f (%.5f, %+.2f %%)", found.waiting, check.expectedWaiting,
        100 * (found.waiting / check.expectedWaiting - 1))
      + (check.patience == nil
        ? "" : String(format: ", left %.5f (%.5f)", found.abandoning, check.expectedAbandoning))
      + String(format: "; %d arrivals in %.0f s", found.arrivals, cell.seconds) + rare
  }

  private static func goals(_ cells: [Cell]) -> [Goal] {
    let erlangC = cells.filter { $0.check.patience == nil && !$0.isRare }
    let erlangA = cells.filter { $0.check.patience != nil && !$0.isRare }
    let rare = cells.filter(\.isRare)
    return [
      goal("mean wait beside Erlang C", erlangC, within: 0.03) { wait($0) },
      goal("share that waits beside Erlang C", erlangC, within: 0.03) { waiting($0) },
      goal("mean wait beside Erlang A", erlangA, within: 0.05) { wait($0) },
      goal("share that waits beside Erlang A", erlangA, within: 0.05) { waiting($0) },
      goal("share that leaves beside Erlang A", erlangA, within: 0.05) { leaving($0) },
      Goal(
        number: 1, what: "too rare to measure to a few per cent",
        measured: rare.map { String(format: "c %d, %.2f", $0.check.servers, $0.check.load) }
          .joined(separator: "; "),
        wanted: "few enough of them waited", isMet: rare.allSatisfy(isAsRare)),
    ]
  }

  private static func goal(
    _ what: String, _ cells: [Cell], within limit: Double, _ difference: (Cell) -> Double
  ) -> Goal {
    let worst = cells.max { abs(difference($0)) < abs(difference($1)) }
    let most = worst.map(difference) ?? .infinity
    let place = worst.map { String(format: "c %d, load %.2f", $0.check.servers, $0.check.load) }
    return Goal(
      number: 1, what: what,
      measured: String(format: "%+.2f %% at most", 100 * most)
        + " (\(place ?? "none")), \(cells.count) cells",
      wanted: String(format: "within %.0f %%", 100 * limit), isMet: abs(most) <= limit)
  }

  private static func wait(_ cell: Cell) -> Double {
    (cell.measured?.meanWait ?? 0) / cell.check.expectedMeanWait - 1
  }

  private static func waiting(_ cell: Cell) -> Double {
    (cell.measured?.waiting ?? 0) / cell.check.expectedWaiting - 1
  }

  private static func leaving(_ cell: Cell) -> Double {
    (cell.measured?.abandoning ?? 0) / cell.check.expectedAbandoning - 1
  }

  /// Those who wait come in bursts of about 1 / (1 - load): by their number, within five deviations.
  private static func isAsRare(_ cell: Cell) -> Bool {
    let expected = Double(cell.arrivals) * cell.check.expectedWaiting
    let found = Double(cell.arrivals) * (cell.measured?.waiting ?? 0)
    let deviation = (max(1, expected) * 2 / (1 - cell.check.load)).squareRoot()
    return abs(found - expected) <= 5 * deviation
  }
}
