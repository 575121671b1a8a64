import ArgumentParser
import Foundation
import ServiceHost

/// Changes how many processes of a service run, while everything goes on.
struct ScaleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Runs more or fewer processes of a service in the `baton up` of this folder.",
    discussion: """
      Returns once as many run, and all of them are ready. Without an argument it lists how many run.
      Those that go are asked to stop (SIGINT): they finish what they hold, and the others take over
      their partitions. In containers, scale with their own tool: docker compose up --scale bot=3.

      Examples:
        baton scale
        baton scale bot=3
        baton scale router=2 desk=2
      """)

  @Argument(
    help: ArgumentHelp("Services: intake, bot, router, desk, delivery.", valueName: "service=n"))
  var scale: [Scale] = []

  @Option(help: ArgumentHelp("The folder that `baton up` keeps its files in.", valueName: "folder"))
  var data = ".baton"

  func run() async throws {
    let folder = DataFolder(URL(filePath: data))
    if !scale.isEmpty { try await ask(folder) }
    let ready = try Self.ready(folder)
    for service in ServiceName.allCases {
      Standard.out("\(service.rawValue)=\(ready.pids[service.rawValue]?.count ?? 0)")
    }
  }

  private func ask(_ folder: DataFolder) async throws {
    _ = try Self.ready(folder)
    for each in scale { try WantedScale.ask(for: each, in: folder) }
    let deadline = ContinuousClock.now + .seconds(120)
    while try await !isReached(folder) {
      guard ContinuousClock.now < deadline else {
        throw CommandFailure(
          .failed, "Not reached within 2 minutes. Look at what `baton up` says, and at its logs.")
      }
      try await Task.sleep(for: WantedScale.interval)
    }
  }

  private func isReached(_ folder: DataFolder) async throws -> Bool {
    let ready = try Self.ready(folder)
    for each in scale {
      let admins = ready.admins?[each.service.rawValue] ?? []
      guard admins.count == each.count, ready.pids[each.service.rawValue]?.count == each.count
      else {
        return false
      }
      for admin in admins where await Probe.readiness(of: admin) != .ready { return false }
    }
    return true
  }

  private static func ready(_ folder: DataFolder) throws -> ReadyFile {
    guard let ready = ReadyFile.read(from: folder.readyFile) else {
      throw CommandFailure(
        .failed,
        "No `baton up` runs in \(folder.url.path). Start one, or name its folder: --data FOLDER")
    }
    return ready
  }
}
