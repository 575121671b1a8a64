import ArgumentParser
import Conversation
import Foundation
import LogRuntime
import ServiceHost

/// Folds and decides again what the log holds, or puts it into a sandbox.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Folds and decides conversations again, or copies them into a sandbox.",
    discussion: """
      Without --into, every record is folded again and every decision that the log's versions allow \
      is made again, at the state it was made in; the first that comes out otherwise is reported, \
      and the command ends with 1. The bot's are made again where the knowledge loaded is the version \
      that the record names. Nothing is written, nothing outside is called.

      With --into, the span's records are appended to the topics of another prefix, made beside these \
      with as many partitions and a log identity of their own. Conversations and events keep their \
      ids; control epochs are told anew, since they name offsets, and what \
      was due after a while is due as much sooner as the copy is faster. No conversation there has a gateway \
      that delivers, so that services run on the sandbox have nothing to send. --only-customers \
      leaves out what everybody but customers appended: the sandbox's own services decide anew.

      Examples:
        baton replay 3f2a
        baton replay --from 1d
        baton replay --from 2026-11-22T08:00:00Z --to 2026-11-22T09:00:00Z
        baton replay --file Tests/Recordings/handoff.jsonl
        baton replay 3f2a --into sandbox. --speed 10
        baton replay --prepare --into incident.
        BATON_TOPIC_PREFIX=incident. baton up --kafka HOST:PORT --data .sandbox --ports free
        baton replay --from 2h --into incident. --only-customers --speed 4
      """)

  @OptionGroup var broker: BrokerOptions

  @Argument(help: "The conversation's id; the first digits will do.")
  var conversation: String?

  @Option(
    help: ArgumentHelp("Conversations with a record since then.", valueName: "time"))
  var from: TailStart?

  @Option(help: ArgumentHelp("And before then. (default: now)", valueName: "time"))
  var to: TailStart?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Recordings, rather than the log.", valueName: "file"))
  var file: [String] = []

  @Option(help: ArgumentHelp("Copy into the topics of this prefix.", valueName: "prefix"))
  var into: String?

  @Option(
    help: ArgumentHelp(
      "With --into: 1 for as it was, 10 for ten times that, max for no waiting.",
      valueName: "factor"))
  var speed: ReplaySpeed = .factor(1)

  @Flag(help: "With --into: without what others than customers appended.")
  var onlyCustomers = false

  @Flag(help: "With --into: only make the topics, so that services can be started on them first.")
  var prepare = false

  @Option(
    help: ArgumentHelp(
      "The firm's folder, for the bot's decisions. (default: BATON_CONFIG, or deploy/sample)",
      valueName: "folder"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The bot's knowledge. (default: BATON_KNOWLEDGE, or the firm's)", valueName: "folder"))
  var knowledge: String?

  @Option(
    help: ArgumentHelp(
      "The bot's model. (default: BATON_MODEL, that of the running `baton up`, or the firm's)",
      valueName: "file"))
  var model: String?

  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    let sources = [conversation != nil, from != nil, !file.isEmpty, prepare].count { $0 }
    guard sources == 1 else {
      throw ValidationError("Name one conversation, or --from a time, or --file recordings")
    }
    if let conversation, conversation.count < 4 {
      throw ValidationError("Name at least the first four digits of the conversation's id")
    }
    if let to {
      guard let from else { throw ValidationError("--to goes with --from") }
      try TailStart.checkSpan(from: from, to: to)
    }
    guard into != nil || (!onlyCustomers && !prepare) else {
      throw ValidationError("--only-customers and --prepare go with --into")
    }
    if let into {
      guard !into.isEmpty, into.count <= 100,
        into.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
      else { throw ValidationError("--into is a prefix of topics: letters, digits, . _ -") }
    }
    guard into == nil || file.isEmpty else {
      throw ValidationError("--into takes a conversation or a span of the log, not recordings")
    }
  }

  func run() async throws {
    guard file.isEmpty else { return try replayFiles() }
    let settings = try await broker.settings(as: "baton-replay")
    guard let into else {
      return try await decideAgain(selection(), settings)
    }
    let sandbox = Sandbox(
      production: settings, prefix: into, speed: speed, onlyCustomers: onlyCustomers,
      data: broker.dataFolder)
    guard !prepare else { return Standard.out(try await sandbox.prepare()) }
    let outcome = try await sandbox.publish(try await ReplaySpan.read(settings, selection()))
    Standard.out(json ? try PrettyJSON.text(of: outcome) : outcome.text)
  }

  private func selection() -> ReplaySpan.Selection {
    guard let conversation else {
      let now = Date()
      return .span(
        from: from?.timestamp(now: now) ?? Timestamp(milliseconds: .min),
        to: to?.timestamp(now: now) ?? Timestamp(milliseconds: .max))
    }
    return .conversation(prefix: conversation.lowercased())
  }

  private func decideAgain(
    _ selection: ReplaySpan.Selection, _ settings: LogSettings
  ) async throws {
    let running = ReadyFile.read(from: broker.dataFolder.readyFile)
    let bot = try BotRedecision.load(
      config: config, knowledge: knowledge, model: model ?? running?.model)
    var replay = Replay(bot: bot)
    switch selection {
    case .conversation(let prefix):
      let one = try await ConversationRecords.read(prefix: prefix, settings)
      replay.add(try Refold(one.id, one.records), verdicts: one.judged)
    case .span(let from, let to):
      let bar = ProgressBar()
      try await ReplaySpan.each(settings, from: from, to: to) { one, share in
        if replay.report.conversations % 100 == 0 {
          bar.show(share: share, " \(replay.report.conversations) conversations")
        }
        replay.add(try Refold(one.id, one.records), verdicts: one.judged)
      }
      bar.clear()
      guard replay.report.conversations > 0 else { throw ReplaySpan.nothing }
    }
    try await replay.followTeams(settings)
    try tell(replay.report)
  }

  private func replayFiles() throws {
    var replay = Replay()
    var problems: [String] = []
    for path in file {
      let name = URL(filePath: path).lastPathComponent
      let recording = try Recording(text: Self.text(of: path), name: name)
      let found = try recording.problems()
      problems += found.map { "\(name): \($0)" }
      replay.add(try Refold(recording.conversation, recording.records), verdicts: [])
      if !json, found.isEmpty { Standard.out("\(recording.end.stateHash)  \(name)") }
    }
    replay.leaveTeams()
    guard problems.isEmpty else {
      throw CommandFailure(.failed, problems.joined(separator: "\n"))
    }
    try tell(replay.report)
  }

  private static func text(of path: String) throws -> String {
    do {
      return try String(contentsOf: URL(filePath: path), encoding: .utf8)
    } catch {
      throw CommandFailure(.failed, "\(path) cannot be read: \(error.localizedDescription)")
    }
  }

  private func tell(_ report: ReplayReport) throws {
    Standard.out(
      json ? try PrettyJSON.text(of: report) : report.text(Style(for: STDOUT_FILENO)))
    if report.firstDifference != nil { throw ArgumentParser.ExitCode(Ending.failed.rawValue) }
  }
}

/// How fast a sandbox is fed.
enum ReplaySpeed: ExpressibleByArgument, Equatable, Sendable {
  case factor(Double)
  case unlimited

  init?(argument: String) {
    if argument == "max" {
      self = .unlimited
    } else if let factor = Double(argument), factor > 0, factor.isFinite {
      self = .factor(factor)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { "1" }

  /// How long after the first record one is due that was written so many milliseconds after it.
  func delay(_ milliseconds: Int64) -> Duration {
    switch self {
    case .factor(let factor): .milliseconds(Int64(min(Double(max(0, milliseconds)) / factor, 1e15)))
    case .unlimited: .zero
    }
  }
}
