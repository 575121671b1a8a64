internal import Firm
internal import Foundation
internal import Logging
internal import ServiceLifecycle

extension ServiceHost {
  /// Loads the firm and says in the log what its warnings and later reloads are.
  static func loadFirm(
    _ settings: Settings, _ logger: Logger
  ) throws(FirmProblems) -> HotReload<Firm> {
    let (folder, gateways) = (settings.configFolder, settings.gatewaysFile)
    let files = Firm.fileNames.map { folder.appending(path: $0) } + [gateways].compactMap { $0 }
    do {
      let firm = try HotReload(watching: files, report: { report($0, logger) }) {
        try Firm.load(folder: folder, gatewaysFile: gateways)
      }
      for warning in firm.current.warnings {
        logger.debug("The firm's configuration", metadata: ["warning": "\(warning)"])
      }
      return firm
    } catch let problems as FirmProblems {
      throw problems
    } catch {
      throw FirmProblems([FirmProblem(file: folder.path, message: "\(error)")])
    }
  }

  private static func report(_ outcome: HotReload<Firm>.Outcome, _ logger: Logger) {
    switch outcome {
    case .unchanged: break
    case .loaded: logger.notice("The firm's configuration changed and was read again")
    case .failed(let error):
      let problems = (error as? FirmProblems)?.problems.map { "\($0)" } ?? ["\(error)"]
      logger.error(
        "The firm's configuration is wrong; the one before stays in force",
        metadata: ["problems": .array(problems.map { .string($0) })])
    }
  }
}

/// Looks for changes of the firm's files as long as the process runs.
struct FirmReloading: Service {
  var firm: HotReload<Firm>

  func run() async throws {
    try await cancelWhenGracefulShutdown { try await firm.run() }
  }
}
