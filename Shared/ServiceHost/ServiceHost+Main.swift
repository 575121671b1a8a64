internal import Firm
internal import Foundation
internal import Logging

extension ServiceHost {
  /// The whole life of a service's process.
  ///
  ///     @main struct BotMain {
  ///       static func main() async {
  ///         await ServiceHost.main(service: "bot") { host in
  ///           host.add(try BotService(host))
  ///         }
  ///       }
  ///     }
  ///
  /// Understands `--check-config`, `--settings FILE` and `--help`. Ends with 0 within 5 s of SIGTERM
  /// or SIGINT, 64 for a wrong option, 69 and others for a `ServiceExit`, 78 for wrong configuration.
  ///
  /// - Parameters:
  ///   - settings: those the service has beside the common ones; one with a common one's key takes
  ///     its place, such as `.secret.required()`.
  ///   - setUp: builds the services and adds them to the host; it throws what keeps it from starting.
  public static func main(
    service: String, settings: [Setting] = [],
    setUp: @Sendable (ServiceHost) async throws -> Void
  ) async -> Never {
    signal(SIGPIPE, SIG_IGN)
    let own = Dictionary(settings.map { ($0.key, $0) }) { _, last in last }
    let shared = Setting.common.map { own[$0.key] ?? $0 }
    let declared =
      shared + settings.filter { setting in !shared.contains { $0.key == setting.key } }
    let code: ExitCode
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      code = try await run(service, declared, options, setUp)
    } catch {
      code = report(error, service)
    }
    fflush(nil)
    // Without exit handlers: threads of libraries may still run.
    _exit(code.rawValue)
  }

  private static func run(
    _ service: String, _ declared: [Setting], _ options: Options,
    _ setUp: (ServiceHost) async throws -> Void
  ) async throws -> ExitCode {
    if options.help {
      print(options.usage(service, declared))
      return .done
    }
    if options.checkConfig {
      print(try await checkConfig(declared, options))
      return .done
    }
    let settings = try await Settings.read(declared, file: options.settingsFile)
    let host = try ServiceHost(name: service, settings: settings)
    try await setUp(host)
    try await host.run(signals: true)
    host.logger.info("Stopped")
    return .done
  }

  /// The effective settings and what the firm's folder warns about; throws all problems of both.
  private static func checkConfig(_ declared: [Setting], _ options: Options) async throws -> String
  {
    var problems: [String] = []
    var settings: Settings?
    do throws(SettingsProblems) {
      settings = try await Settings.read(declared, file: options.settingsFile)
    } catch {
      problems += error.problems
    }
    // The firm's folder can be judged although other settings are wrong.
    let places = [Setting.config, .gateways]
    let whereabouts = try? await Settings.read(places, file: options.settingsFile)
    var firm: Firm?
    if let place = settings ?? whereabouts {
      do throws(FirmProblems) {
        firm = try Firm.load(folder: place.configFolder, gatewaysFile: place.gatewaysFile)
      } catch {
        problems += error.problems.map(\.description)
      }
    }
    guard let settings, let firm, problems.isEmpty else { throw SettingsProblems(problems) }
    return ([settings.description, firm.summary] + firm.warnings.map { "warning: \($0)" })
      .joined(separator: "\n")
  }

  /// Tells the reason on standard error, for people: logs may not be set up yet.
  private static func report(_ error: any Error, _ service: String) -> ExitCode {
    let code: ExitCode =
      switch error {
      case is SettingsProblems, is FirmProblems: .configuration
      case let exit as ServiceExit: exit.code
      default: .failed
      }
    FileHandle.standardError.write(Data("baton-\(service): \(error)\n".utf8))
    return code
  }
}

extension Firm {
  fileprivate var summary: String {
    "\(teams.count) teams, \(queues.count) queues, \(agents.count) agents, "
      + "\(gateways.list.count) gateways, "
      + (connectors.languageModel?.summary ?? "no language model")
  }
}
