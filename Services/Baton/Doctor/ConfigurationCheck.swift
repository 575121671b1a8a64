import Firm
import Foundation
import ServiceHost

/// Whether the firm's folder can be read, and what in it is worth a warning.
struct ConfigurationCheck {
  var folder: String?
  var gateways: String?

  func findings() -> [Finding] {
    let environment = ProcessInfo.processInfo.environment
    let url: URL
    do {
      url = try UpPlan.configFolder(folder ?? environment["BATON_CONFIG"])
    } catch {
      return [wrong("\(error)")]
    }
    let gatewaysFile = (gateways ?? environment["BATON_GATEWAYS"]).map { URL(filePath: $0) }
    do {
      let firm = try Firm.load(folder: url, gatewaysFile: gatewaysFile)
      return [described(firm, url)] + firm.warnings.map(warning)
    } catch {
      return error.problems.map { wrong($0.description) }
    }
  }

  private func described(_ firm: Firm, _ folder: URL) -> Finding {
    .well(
      "firm",
      "\(firm.teams.count) teams, \(firm.queues.count) queues, \(firm.agents.count) agents, "
        + "\(firm.gateways.list.count) gateways in \(folder.path)")
  }

  private func warning(_ problem: FirmProblem) -> Finding {
    .warning(
      "firm", problem.description, mend: "fine for a trial; change it before real customers come")
  }

  private func wrong(_ text: String) -> Finding {
    .wrong(
      "firm", text, mend: "mend that line; deploy/sample shows every setting", exit: .configuration)
  }
}
