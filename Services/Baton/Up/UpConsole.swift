import Foundation
import Understanding

/// What a person sees of `baton up`.
struct UpConsole: Sendable {
  private let style = Style(for: STDOUT_FILENO)

  func begin(_ plan: UpPlan) {
    Standard.out(
      "Baton comes up with the firm in \(plan.config.path); logs are in \(plan.data.logs.path).")
  }

  func broker(_ address: String) {
    line("broker", "embedded, in memory, at \(address)")
  }

  func topics(_ outcome: TopicPreparation.Outcome) {
    line("topics", outcome.summary)
  }

  func ready(_ name: String, after time: Duration) {
    line(name, style("ready", .green) + " after \(Self.seconds(time))")
  }

  func merchant(_ address: String, _ log: URL) {
    line("merchant", "a sample, at \(address); its one-time codes are in \(log.path)")
  }

  func waiting(_ name: String, _ reason: String) {
    line(name, style("waits", .yellow) + " (\(reason))")
  }

  func ready(_ ready: ReadyFile, _ plan: UpPlan, after time: Duration) {
    let signIns = ready.agents.map { "\($0.id) / \($0.secret)" }
    Standard.out("")
    Standard.out(style("Ready.", .bold, .green) + " Open these two side by side:")
    Standard.out("")
    Standard.out("  the customer's page   " + style(ready.intake, .bold))
    Standard.out("  the agent's page      " + style(ready.desk, .bold))
    if let first = signIns.first {
      Standard.out("                        sign in with " + style(first, .bold))
      for other in signIns.dropFirst().prefix(4) {
        Standard.out("                        or " + other)
      }
    } else {
      Standard.out("                        sign in as an agent of teams.yaml")
    }
    Standard.out("")
    let baton = CommandLine.arguments[0]
    let data = Self.data(plan.data)
    Standard.out(
      "In another terminal: \(baton) tail\(data), \(baton) doctor\(data). Ctrl-C stops everything.")
  }

  /// What other commands have to be told to find this system: nothing where they look by themselves.
  static func data(_ folder: DataFolder, in working: URL = .currentDirectory()) -> String {
    let own = folder.url.standardizedFileURL.path
    let usual = working.appending(path: ".baton").standardizedFileURL.path
    return own == usual ? "" : " --data \(own)"
  }

  func learning(_ articles: Int) {
    line("model", "learns the knowledge, \(articles) articles; until then the bot only searches it")
  }

  func learnt(_ model: UnderstandingModel, after time: Duration) {
    line(
      "model",
      style("learnt", .green)
        + " \(model.labels.count) articles in \(Self.seconds(time)), version \(model.version)")
  }

  func restarted(_ name: String, pid: Int32) {
    line(name, "started anew, process \(pid)")
  }

  func died(_ name: String, status: Int32, delay: Duration, _ log: URL) {
    line(
      name,
      style("died", .red)
        + " (status \(status)), starts anew in \(Self.seconds(delay)); see \(log.path)")
  }

  func ended(_ name: String) {
    line(name, "ended, as asked")
  }

  func brokerDied() {
    line("broker", style("died", .red) + ", and what it held with it: everything starts anew")
  }

  func brokerFilling(_ status: BrokerStatus) {
    line(
      "broker",
      style("\(Int(status.fill * 100)) % full", .yellow)
        + " (\(status.fullest ?? "")). It keeps 5 MiB a partition, in memory. "
        + "For more, point to a real Kafka: KAFKA_BOOTSTRAP_SERVERS=host:9092 baton up")
  }

  func brokerFull(_ status: BrokerStatus) {
    line(
      "broker",
      style("full", .red)
        + ": intake refuses new messages (503), so that nothing still needed is dropped. "
        + "Start anew, or point to a real Kafka: KAFKA_BOOTSTRAP_SERVERS=host:9092 baton up")
  }

  func stopping() { Standard.out("\nStopping.") }

  func stopped() { Standard.out("Stopped.") }

  func problem(_ text: String) { Standard.error("baton: \(text)") }

  private func line(_ name: String, _ text: String) {
    let padding = String(repeating: " ", count: max(1, 12 - name.count))
    Standard.out("  \(name)\(padding)\(text)")
  }

  private static func seconds(_ time: Duration) -> String {
    String(format: "%.1f s", time.seconds)
  }
}
