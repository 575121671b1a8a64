import ArgumentParser
import Foundation
import ServiceHost

/// Looks whether everything is as it should be.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Checks broker, topics, configuration and services, and says how to mend what is wrong.",
    discussion: """
      Exits with 0 where all is well (warnings count as well), 69 where no broker answers, 78 where \
      the configuration is wrong, 1 for anything else.
      """)

  @OptionGroup var broker: BrokerOptions

  @Option(
    help: ArgumentHelp(
      "The firm's folder. (default: BATON_CONFIG, that of `baton up` here, or deploy/sample)",
      valueName: "folder"))
  var config: String?

  @Option(help: ArgumentHelp("Gateways that replace those of the folder.", valueName: "file"))
  var gateways: String?

  @Option(
    help: ArgumentHelp(
      "An admin listener, beside those of this folder's `baton up`; may be repeated.",
      valueName: "url"))
  var admin: [String] = []

  @Flag(help: "As JSON.")
  var json = false

  func run() async throws {
    var findings = VersionCheck.findings()
    let data = broker.dataFolder
    let configuration = ConfigurationCheck(
      folder: config, gateways: gateways, running: ReadyFile.read(from: data.readyFile)
    ).look()
    findings += configuration.findings
    findings += await BrokerCheck(options: broker, firm: configuration.firm).findings()
    findings += await ServicesCheck(data: data).findings()
    findings += await StatesCheck(options: broker, admins: admins(data)).findings()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Standard.out(String(decoding: try encoder.encode(findings), as: UTF8.self))
    } else {
      let style = Style(for: STDOUT_FILENO)
      for finding in findings { Standard.out(finding.text(style)) }
    }
    if let worst = findings.compactMap(\.exit).first {
      throw ArgumentParser.ExitCode(worst.rawValue)
    }
  }

  private func admins(_ data: DataFolder) -> [String] {
    let running = ReadyFile.read(from: data.readyFile)?.admins ?? [:]
    return running.sorted { $0.key < $1.key }.flatMap(\.value) + admin
  }
}
