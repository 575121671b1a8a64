import ArgumentParser
import Foundation
import ServiceHost

/// Drives intake with messages from a file, and measures every hop.
struct LoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Sends messages from a file through intake, and measures what becomes of them.",
    discussion: """
      The file holds one JSON object a line: {"text": "...", "conversation": "...", "turn": 1}. \
      Lines of one conversation are one customer's, sent in the order of their turns, each after \
      the one before it has its outcome. Without a conversation each line is a customer of its own.

      It reads the log to see what became of every message: answered, offered (the bot asked back \
      with the nearest questions) or handed over. Each has exactly one such outcome, or this \
      command fails. Handovers are told with their reasons, and --each tells what the bot did with \
      every message.

      Without --channel and --account the messages come from a channel that the firm's files don't \
      list, whose customers may be told everything; name a gateway of gateways.yaml to be told what \
      its customers are.

      Examples:
        baton load --from questions.jsonl --rate 50
        baton load --from questions.jsonl --rate max --limit 2000 --json
        baton load --from deploy/sample/questions/shop.en.jsonl --rate 5 --each \\
          --channel shop-app --account cn --token demo-shop-app-token
      """)

  @OptionGroup var broker: BrokerOptions

  @Option(help: ArgumentHelp("The messages, as JSON lines.", valueName: "file"))
  var from: String

  @Option(help: "Messages a second, or max.")
  var rate: LoadRate

  @Option(
    help: ArgumentHelp("Intake's address; else the `baton up` of this folder.", valueName: "url"))
  var intake: String?

  @Option(
    help: ArgumentHelp(
      "The gateway's token; else the firm's, as `baton up` tells it.", valueName: "token"))
  var token: String?

  @Option(help: "The channel that the messages come from.")
  var channel = "load"

  @Option(help: "The channel's account.")
  var account = "baton"

  @Option(help: "Send so many messages and no more.")
  var limit: Int?

  @Option(help: "Calls to intake at once.")
  var concurrency = 64

  @Option(help: ArgumentHelp("Give up when nothing happened for so long.", valueName: "seconds"))
  var patience = 60

  @Flag(help: "Tell what the bot did with each message.")
  var each = false

  @Flag(help: "The report as JSON.")
  var json = false

  func validate() throws {
    guard (1...4_096).contains(concurrency), (1...3_600).contains(patience), limit ?? 1 > 0 else {
      throw ValidationError(
        "--concurrency is 1 to 4096, --patience 1 to 3600 seconds, --limit above 0")
    }
  }

  func run() async throws {
    let lines = try LoadFile.read(URL(filePath: from), limit: limit)
    let target = try target()
    let run = LoadRun(
      lines: lines, target: target, rate: rate, concurrency: concurrency,
      patience: .seconds(patience), tellsEach: each,
      reader: LogReader(settings: try await broker.settings(as: "baton-load")))
    let report = try await run.run()
    Standard.out(json ? try report.json() : report.text(Style(for: STDOUT_FILENO)))
    if !report.isClean { throw ArgumentParser.ExitCode(Ending.failed.rawValue) }
  }

  private func target() throws -> LoadTarget {
    let running = ReadyFile.read(from: broker.dataFolder.readyFile)
    guard let intake = intake ?? running?.intake else {
      throw CommandFailure(
        .failed, "No intake is known. Start one: baton up. Or name one: --intake http://...")
    }
    guard let token = token ?? running?.gatewayToken else {
      throw CommandFailure(
        .configuration, "No gateway token is known: name one by --token TOKEN")
    }
    return LoadTarget(intake: intake, token: token, channel: channel, account: account)
  }
}

/// How fast to send.
enum LoadRate: ExpressibleByArgument, Equatable, Sendable {
  case perSecond(Double)
  case max

  init?(argument: String) {
    if argument == "max" {
      self = .max
    } else if let rate = Double(argument), rate > 0, rate <= 1_000_000 {
      self = .perSecond(rate)
    } else {
      return nil
    }
  }
}
