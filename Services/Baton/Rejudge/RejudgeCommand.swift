import ArgumentParser
import BotRejudging
import Conversation
import Firm
import Foundation
import ServiceHost

/// What another bot would have said in conversations that were.
struct RejudgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejudge",
    abstract: "Tells what another bot would have said in past conversations.",
    discussion: """
      Wherever the recorded bot answered, asked back or handed over, and where it was late, the bot \
      of another configuration folder decides at the same state: with the same words before, and \
      the lookups that were recorded. Nothing is written, and nothing outside is called. What it \
      would suggest to people is not compared.

      Each turn is taken as it was recorded. What the customer would have written after another \
      answer nobody knows: of a session's differences only the first is judged, and those after it \
      are counted apart.

      A difference is judged by what people did afterwards. It is right where a person then said the \
      same, or used a suggestion from the same article; where the recorded bot found that article in \
      the end; or where it hands over, and people were needed. It is wrong where the customer was \
      content with what was recorded, or a person then did something else. Content is who rated the \
      bot 4 or 5; or asked neither the same again nor for a person; or left it at the answer. \
      Everything else is unjudged, and counted.

      With a model for --bot it is the firm's bot, of the folder that BATON_CONFIG names or of \
      deploy/sample, with that model in place of its own.

      Try a change of the knowledge before customers meet it: copy the folder, change the copy, and \
      rejudge the last week with it.

      Examples:
        cp -r deploy/sample /tmp/next
        baton rejudge --bot /tmp/next
        baton rejudge --bot /tmp/next --from 1d --html report.html
        baton rejudge --bot /tmp/next --from 2026-11-16T00:00:00Z --to 2026-11-23T00:00:00Z
        baton rejudge --bot /tmp/next --json | jq '.differences[] | select(.wrong > 0)'
        baton rejudge --bot /tmp/next --differences 100
        baton rejudge --bot next.model
      """)

  @OptionGroup var broker: BrokerOptions

  @Option(
    help: ArgumentHelp(
      "The other bot: a configuration folder as services read it, such as deploy/sample; or a model as `baton train` writes it, for the firm's bot with that model.",
      valueName: "folder|model"))
  var bot: String

  @Option(
    help: ArgumentHelp("Its knowledge. (default: the folder's own)", valueName: "folder"))
  var knowledge: String?

  @Option(
    help: ArgumentHelp(
      "Its model, as `baton train` writes it. (default: the folder's own, else that of the running `baton up`)",
      valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Sessions that began since then: a time, or how long ago. (default: 7d)", valueName: "time"))
  var from: TailStart?

  @Option(help: ArgumentHelp("And before then. (default: now)", valueName: "time"))
  var to: TailStart?

  @Option(
    help: ArgumentHelp("Print the differences of so many conversations, the wrong ones first."))
  var differences = 5

  @Option(
    help: ArgumentHelp(
      "Keep so many differences of each kind and judgement, an even sample, for what is printed."))
  var pairs = 100

  @Option(help: ArgumentHelp("Write a report with the pairs side by side.", valueName: "file"))
  var html: String?

  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    guard differences >= 0 else { throw ValidationError("--differences is 0 or more") }
    guard (0...10_000).contains(pairs) else {
      throw ValidationError("--pairs is from 0 to 10000")
    }
  }

  func run() async throws {
    let other = try other()
    let span = span(now: Date())
    let run = RejudgeRun(
      settings: try await broker.settings(as: "baton-rejudge"), bot: other, span: span,
      pairs: pairs)
    let report = RejudgeReport(
      bot: bot, articles: other.articles, version: other.version, model: other.model,
      isModelStale: other.isModelStale, span: span, findings: try await run.findings())
    if let html {
      try Data(RejudgePage(report: report).html.utf8).write(to: URL(filePath: html))
    }
    guard !json else { return Standard.out(try PrettyJSON.text(of: RejudgeRecord(report))) }
    let text = RejudgeText(report: report, style: Style(for: STDOUT_FILENO))
    Standard.out(text.summary)
    if differences > 0, let list = text.differences(ofConversations: differences) {
      Standard.out("\n" + list)
    }
    if let html { Standard.out("\nThe pairs side by side: \(html)") }
  }

  private func other() throws -> OtherBot {
    let environment = ProcessInfo.processInfo.environment
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: bot, isDirectory: &isFolder) else {
      throw CommandFailure(
        .configuration,
        "There is no \(bot). --bot takes a configuration folder, or a model as `baton train` writes it"
      )
    }
    guard isFolder.boolValue || model == nil else {
      throw CommandFailure(
        .configuration, "\(bot) is a model: name no other one by --model, or a folder by --bot")
    }
    let folder =
      isFolder.boolValue
      ? URL(filePath: bot, directoryHint: .isDirectory)
      : try UpPlan.configFolder(environment["BATON_CONFIG"])
    let own = isFolder.boolValue ? model ?? runningModel(unlessIn: folder) : bot
    return try OtherBot(
      folder: folder, knowledge: knowledge.map { URL(filePath: $0, directoryHint: .isDirectory) },
      gateways: environment["BATON_GATEWAYS"].map { URL(filePath: $0) },
      model: own.map { URL(filePath: $0) })
  }

  /// The model that the running bot reads messages by, which is not in the firm's folder where `baton up` learnt it.
  private func runningModel(unlessIn folder: URL) -> String? {
    let files = FileManager.default
    guard !files.fileExists(atPath: folder.appending(path: ModelFile.name).path) else { return nil }
    let named = ProcessInfo.processInfo.environment["BATON_MODEL"]
    let running = named ?? ReadyFile.read(from: broker.dataFolder.readyFile)?.model
    return running.flatMap { files.fileExists(atPath: $0) ? $0 : nil }
  }

  private func span(now: Date) -> RejudgedSpan {
    let start = from ?? .ago(7 * 86_400_000)
    return RejudgedSpan(
      from: start.timestamp(now: now) ?? Timestamp(milliseconds: .min),
      to: to?.timestamp(now: now) ?? Timestamp(milliseconds: .max))
  }
}
