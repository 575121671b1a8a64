import Firm
import Foundation
import ServiceHost

/// Whether the firm's folder can be read, and what in it is worth a warning.
struct ConfigurationCheck {
  var folder: String?
  var gateways: String?
  /// What the `baton up` of this folder runs with: taken where nothing else is named.
  var running: ReadyFile?

  /// What was found, and the firm where it can be read.
  func look() -> (findings: [Finding], firm: Firm?) {
    let environment = ProcessInfo.processInfo.environment
    let named = folder ?? environment["BATON_CONFIG"]
    let file =
      gateways ?? environment["BATON_GATEWAYS"] ?? (named == nil ? running?.gateways : nil)
    let url: URL
    do {
      url = try UpPlan.configFolder(named ?? running?.config)
    } catch {
      return ([wrong("\(error)")], nil)
    }
    do {
      let firm = try Firm.load(folder: url, gatewaysFile: file.map { URL(filePath: $0) })
      let warnings = Self.warnings(firm.warnings) + Self.unset(firm.connectors)
      return ([described(firm, url, file)] + warnings, firm)
    } catch {
      return (error.problems.map { wrong($0.description) }, nil)
    }
  }

  private func described(_ firm: Firm, _ folder: URL, _ gatewaysFile: String?) -> Finding {
    let with = gatewaysFile.map { ", the gateways of \($0)" } ?? ""
    return .well(
      "firm",
      "\(firm.teams.count) teams, \(firm.queues.count) queues, \(firm.agents.count) agents, "
        + "\(firm.gateways.list.count) gateways, \(firm.connectors.list.count) connectors in \(folder.path)\(with)"
    )
  }

  /// One for each thing that is said, with all places of which it is.
  static func warnings(_ problems: [FirmProblem]) -> [Finding] {
    var seen: [(message: String, places: [String])] = []
    for problem in problems {
      let place = problem.line.map { "\(problem.file):\($0)" } ?? problem.file
      if let index = seen.firstIndex(where: { $0.message == problem.message }) {
        seen[index].places.append(place)
      } else {
        seen.append((problem.message, [place]))
      }
    }
    return seen.map { message, places in
      .warning(
        "firm", "\(places.joined(separator: ", ")): \(message)",
        mend: "fine for a trial; change it before real customers come")
    }
  }

  /// What requests name of an environment that need not be the bot's.
  private static func unset(_ connectors: Connectors) -> [Finding] {
    connectors.problems.map {
      .warning(
        "firm", "\($0.file): \($0.message)",
        mend: "set it for the bot, which does not start without it")
    }
  }

  private func wrong(_ text: String) -> Finding {
    .wrong(
      "firm", text, mend: "mend that line; deploy/sample shows every setting", exit: .configuration)
  }
}
