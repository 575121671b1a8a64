import ArgumentParser
import Conversation
import Foundation

/// The log as it is written.
struct TailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail",
    abstract: "Prints every event as it is written, with the log's verdict on it.",
    discussion: """
      A check says that the event counts; a cross that it is void, and why; an equals sign that it \
      repeats an earlier one. An arrow tells who holds the baton from there on. The second number is \
      the record's position, as `baton show --at` takes it.

      Examples:
        baton tail
        baton tail --from 10m
        baton tail --from 1h --to now --text "blue teapot"
        baton tail --from beginning --conversation 3f2a
        baton tail --from 1h --customer customer-42
        baton tail --from 1d --to now --id 989ba82d
        baton tail --team orders --event handoff.requested --event offer.created
        baton tail --from beginning --verdict void --verdict duplicate
        baton tail --verdict staleEpoch
        baton tail --from 1d --text refund --json | jq .conversationId

      Filters of different kinds must all hold; of the same kind, one.
      """)

  @OptionGroup var broker: BrokerOptions

  @Option(help: ArgumentHelp("Only this conversation; the first digits will do.", valueName: "id"))
  var conversation: String?

  @Option(
    help: ArgumentHelp(
      "Begin with the past: 'beginning', a time (2026-11-23T08:00:00Z), or how long ago (10m, 2h).",
      valueName: "time"))
  var from: TailStart = .now

  @Option(
    help: ArgumentHelp(
      "End there, rather than go on with what is written: 'now', a time, or how long ago.",
      valueName: "time"))
  var to: TailStart?

  @OptionGroup var filters: TailFilterOptions

  @Flag(help: "One JSON object a line.")
  var json = false

  func validate() throws {
    guard let to else { return }
    guard from != .now else { throw ValidationError("--to goes with --from") }
    try TailStart.checkSpan(from: from, to: to)
  }

  func run() async throws {
    let filter = filters.filter(conversation: conversation)
    let reader = LogReader(settings: try await broker.settings(as: "baton-tail"))
    let line = TailLine(style: Style(for: STDOUT_FILENO))
    let now = Date()
    let (start, end) = (from.timestamp(now: now), to?.timestamp(now: now))
    func show(_ judged: Judged) throws {
      Standard.out(json ? try EntryRecord(judged).line() : line.text(of: judged))
    }
    // The past comes one partition after the other; people want it in the order of time.
    var past: [Judged] = []
    try await reader.read(to == nil ? .forever : .present) {
      let order = past.sorted { ($0.timestamp, $0.offset) < ($1.timestamp, $1.offset) }
      for judged in order { try show(judged) }
      past = []
    } _: { entry in
      let judged = entry.judged
      guard filter.accepts(judged, in: entry.conversation) else { return true }
      if !entry.isPast {
        try show(judged)
      } else if let start, judged.timestamp >= start, end.map({ judged.timestamp < $0 }) ?? true {
        past.append(judged)
      }
      return true
    }
  }
}

/// Where a tail begins.
enum TailStart: ExpressibleByArgument, Equatable {
  case now
  case beginning
  case time(Timestamp)
  /// So many milliseconds before now.
  case ago(Int64)

  init?(argument: String) {
    if argument == "now" {
      self = .now
    } else if argument == "beginning" {
      self = .beginning
    } else if let milliseconds = Self.milliseconds(argument) {
      self = .ago(milliseconds)
    } else if let date = Self.date(argument) {
      self = .time(Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1_000)))
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { "now" }

  /// - Throws: a `ValidationError` where the span would hold no moment.
  static func checkSpan(from: TailStart, to: TailStart, now: Date = Date()) throws {
    let latest = Timestamp(milliseconds: .max)
    guard (from.timestamp(now: now) ?? latest) >= (to.timestamp(now: now) ?? latest) else { return }
    throw ValidationError("--to is not after --from: nothing lies between")
  }

  /// The first moment to print; nil for nothing of the past.
  func timestamp(now: Date) -> Timestamp? {
    switch self {
    case .now: nil
    case .beginning: Timestamp(milliseconds: .min)
    case .time(let time): time
    case .ago(let milliseconds):
      Timestamp(milliseconds: Int64(now.timeIntervalSince1970 * 1_000) - milliseconds)
    }
  }

  private static func milliseconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (0...1_000_000).contains(count)
    else { return nil }
    return count * unit
  }

  private static func date(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}
