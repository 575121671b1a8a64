import Conversation
import Foundation

/// What a chaos run found, for people: Markdown that reads well as plain text.
struct ChaosReport: Sendable {
  /// One promise, and what of it is broken.
  struct Promise: Sendable {
    var text: String
    var faults: [String]
  }

  /// Of one promise's faults, that many are listed.
  private static let told = 40

  var plan: ChaosPlan
  var promises: [Promise]
  var windows: [FaultInjector.Window]
  /// Faults of the schedule for which a slow machine had no time.
  var skipped: Int
  var records: RecordCounts
  var stalls: Stalls
  var goals: StallGoals
  /// What else was counted, by what it is.
  var counts: KeyValuePairs<String, String>
  /// From the end of the last fault to rest, and from there to this report.
  var settling: Duration
  var judging: Duration
  var processes: ProcessWatch

  /// What is broken; empty where everything is as promised.
  var faults: [String] { promises.flatMap(\.faults) }

  /// Writes it to the file that `BATON_CHAOS_REPORT` names, where it names one.
  func write() throws {
    let file = ProcessInfo.processInfo.environment["BATON_CHAOS_REPORT"] ?? ""
    guard !file.isEmpty else { return }
    try Data((text + "\n").utf8).write(to: URL(filePath: file))
  }

  var text: String {
    """
    # Chaos with seed \(plan.seed)

    \(plan.length.minutes) minutes, \(plan.conversations) conversations, \(plan.scale) processes of \
    each service, \(windows.count) faults\(skippedNote); at rest \(Int(settling / .seconds(1))) s after them, judged \
    in \(Int(judging / .seconds(1))) s. \(verdict)

    Again: `\(command)`

    ## Promises

    \(promiseList)

    ## Stalls

    Seconds from the first try to send a message to its first answer, of all who waited while the \
    fault lasted, and of those while nothing else was broken; and from the queue to the first offer.

    \(stallTable)

    \(goalList)

    ## Figures

    \(figures)

    ## Processes

    Of each service's largest process: open handles, and resident memory in MiB.

    \(processTable)
    """
  }

  private var skippedNote: String {
    skipped == 0 ? "" : " (there was no time for \(skipped) more)"
  }

  private var verdict: String {
    faults.isEmpty ? "Nothing is broken." : "**\(faults.count) things are broken.**"
  }

  private var command: String {
    plan.length < .seconds(60)
      ? "make test FILTER=ChaosTests"
      : "make chaos SEED=\(plan.seed) MINUTES=\(plan.length.minutes) "
        + "CONVERSATIONS=\(plan.conversations)"
  }

  private var promiseList: String {
    promises.map { promise in
      guard !promise.faults.isEmpty else { return "- kept: \(promise.text)" }
      let told = promise.faults.prefix(Self.told).map { "  - \($0)" }
      let more = promise.faults.count - told.count
      return (["- BROKEN: \(promise.text)"] + told + (more > 0 ? ["  - and \(more) more"] : []))
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private var goalList: String {
    goals.goals.map { goal in
      let verdict = goal.isMet.map { $0 ? "met" : "MISSED" } ?? "too few to tell"
      return "- \(verdict): \(goal.text)"
    }.joined(separator: "\n")
  }

  private var stallTable: String {
    let times = Dictionary(grouping: windows, by: \.kind).mapValues(\.count)
    var table = ChaosTable(
      "fault", "times", "answers", "p50", "p99", "most", "alone", "p50", "p99", "most", "offers",
      "p50", "p99", "most")
    for kind in [Stalls.quiet] + times.keys.sorted() {
      let (answers, alone, offers) = (
        stalls[kind].answers, stalls[kind].answersAlone, stalls[kind].offers
      )
      table.add(
        kind, times[kind].map { "\($0)" } ?? "", "\(answers.count)", answers.text(0.5),
        answers.text(0.99), answers.text(1), "\(alone.count)", alone.text(0.5), alone.text(0.99),
        alone.text(1), "\(offers.count)", offers.text(0.5), offers.text(0.99), offers.text(1))
    }
    return table.text
  }

  private var figures: String {
    let own = [
      ("records", "\(records.all), \(records.duplicates) of them duplicates"),
      ("void, by reason", Self.list(records.voids)),
    ]
    return (own + counts.map { ($0.key, $0.value) }).map { "- \($0.0): \($0.1)" }
      .joined(separator: "\n")
  }

  private var processTable: String {
    var table = ChaosTable(
      "service", "handles first", "2nd quarter", "last quarter", "last", "most", "MiB first",
      "2nd quarter", "last quarter", "last", "most")
    for (service, looks) in processes.looks.sorted(by: { $0.key < $1.key }) {
      let (second, last) = processes.quarters(of: service)
      func cells(_ value: (ProcessWatch.Figures) -> Int) -> [String] {
        let values = [
          looks.first.map(value), value(second), value(last), looks.last.map(value),
          looks.map(value).max(),
        ]
        return values.map { "\($0 ?? 0)" }
      }
      let (handles, memory) = (cells(\.handles), cells(\.memory))
      table.add([service] + handles + memory)
    }
    return table.text
  }

  static func list(_ counts: [String: Int]) -> String {
    counts.isEmpty
      ? "none"
      : counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}

/// The log's records, counted.
struct RecordCounts: Sendable {
  var all = 0
  var duplicates = 0
  var voids: [String: Int] = [:]
  /// Effective events, by name.
  var effective: [String: Int] = [:]

  init(_ records: [Judged]) {
    all = records.count
    for record in records {
      switch record.verdict {
      case .effective: effective[record.event?.body.name ?? "", default: 0] += 1
      case .duplicate: duplicates += 1
      case .void(let reason): voids["\(reason)", default: 0] += 1
      }
    }
  }
}

extension Duration {
  /// Whole minutes, or a part of one.
  fileprivate var minutes: String {
    let minutes = self / .seconds(60)
    return minutes == minutes.rounded() ? "\(Int(minutes))" : String(format: "%.1f", minutes)
  }
}
